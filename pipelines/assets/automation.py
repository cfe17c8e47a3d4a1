"""Automation: marts and the published database follow what they are made of, and are left alone while that stays."""

import dagster as dg

from pipelines.assets.batches import PUBLISHES_ITSELF

# An update makes what follows from its tables itself, so what it loads is no reason for another run.
_loaded_alone = dg.AutomationCondition.newly_updated() & ~dg.AutomationCondition.all_new_updates_have_run_tags(
    tag_values=PUBLISHES_ITSELF
)
WHEN_INPUTS_CHANGED = (
    # A run under way is looked at first: what it made is seen together, once it has ended.
    ~dg.AutomationCondition.in_progress()
    & ~dg.AutomationCondition.any_deps_in_progress()
    & dg.AutomationCondition.any_deps_match(
        _loaded_alone | dg.AutomationCondition.will_be_requested()
    ).since_last_handled()
    & dg.AutomationCondition.all_deps_blocking_checks_passed()
).with_label("when its inputs changed")

refresh = dg.AutomationConditionSensorDefinition(
    "refresh",
    target=dg.AssetSelection.all(),
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=30,
    description="Asks for marts and the published database when a table they are made of was loaded without them.",
)
