"""Automation: marts and the published database follow what they are made of, and are left alone while that stays."""

import dagster as dg

# A run under way is looked at first: once it has ended, what it made is seen together, and is no reason for another.
WHEN_INPUTS_CHANGED = (
    ~dg.AutomationCondition.in_progress()
    & ~dg.AutomationCondition.any_deps_in_progress()
    & dg.AutomationCondition.any_deps_updated().since_last_handled()
    & dg.AutomationCondition.all_deps_blocking_checks_passed()
).with_label("when its inputs changed")

refresh = dg.AutomationConditionSensorDefinition(
    "refresh",
    target=dg.AssetSelection.all(),
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=30,
    description="Asks for marts and the published database when a table they are made of was loaded without them.",
)
