# The commands of the project. Each sets up what it needs in .venv, from locked versions, the first time.
.PHONY: run test ui bench query export dictionary
PYTHON := .venv/bin/python
SET := $(foreach name,$(filter-out Q AT PYTHON,$(.VARIABLES)),$(if $(filter command,$(origin $(name))),$(name)))
PARAMETERS = $(foreach name,$(SET),'$(name)=$(subst ','\'',$(value $(name)))')

run: .venv/run
	@$(PYTHON) -m pipelines.cli run

ui: .venv/run
	@$(PYTHON) -m pipelines.cli ui

# Without Q, the questions; AT=2026-11-20 asks what was published on that day; what else is set is a parameter:
# make query Q=who_held_a_post ON=2024-12-31
query: .venv/run
	@$(PYTHON) -m pipelines.cli query $(Q) $(PARAMETERS) $(if $(AT),--at '$(AT)')

export: .venv/run
	@$(PYTHON) -m pipelines.cli export $(if $(T),--table '$(T)') $(if $(F),--format '$(F)')

dictionary: .venv/run
	@$(PYTHON) -m pipelines.dictionary

test: .venv/dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest

bench: .venv/dev
	@$(PYTHON) -m bench
	@$(PYTHON) -m bench.facts $(filter-out --full,$(FLAGS))
	@$(PYTHON) -m bench.restoration $(filter-out --full,$(FLAGS))
	@$(PYTHON) -m bench.stories $(filter-out --full,$(FLAGS))
	@$(PYTHON) -m bench.warehouse $(FLAGS)

.venv/run: requirements.lock
	@echo "Setting up .venv (once; about a minute) ..."
	@test -x $(PYTHON) || python3 -m venv .venv
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
