# The commands of the project. Each sets up what it needs in .venv, from locked versions, the first time.
.PHONY: run test audit ui bench query export trace doctor dictionary
PYTHON := .venv/bin/python
SET := $(foreach name,$(filter-out Q AT PYTHON,$(.VARIABLES)),$(if $(filter command,$(origin $(name))),$(name)))
quoted = '$(subst ','\'',$(1))'
PARAMETERS = $(foreach name,$(SET),$(call quoted,$(name)=$(value $(name))))

run: .venv/run
	@$(PYTHON) -m pipelines.cli run

ui: .venv/run
	@$(PYTHON) -m pipelines.cli ui

# Without Q, the questions; AT=2026-11-20 asks what was published on that day; what else is set is a parameter:
# make query Q=who_held_a_post ON=2024-12-31
query: .venv/run
	@$(PYTHON) -m pipelines.cli query $(if $(value Q),$(call quoted,$(value Q))) $(PARAMETERS) $(if $(value AT),--at $(call quoted,$(value AT)))

export: .venv/run
	@$(PYTHON) -m pipelines.cli export $(if $(value T),--table $(call quoted,$(value T))) $(if $(value F),--format $(call quoted,$(value F)))

# Where a fact comes from, by the key of a figure, quote, mention or post: make trace F=6355553186073048940
trace: .venv/run
	@$(PYTHON) -m pipelines.cli trace $(call quoted,$(value F)) $(FLAGS)

# What is in order and what is not, and what to do: make doctor, make doctor FLAGS=--deep
doctor: .venv/run
	@$(PYTHON) -m pipelines.cli doctor $(FLAGS)

dictionary: .venv/run
	@$(PYTHON) -m pipelines.dictionary

test: .venv/dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -n auto --dist loadfile --no-loadscope-reorder
	-@$(PYTHON) .ci/audit.py

# A vulnerability may be published any day: it is told after the tests, which do not fail of it; this does.
audit: .venv/dev
	@$(PYTHON) .ci/audit.py

# Every section in one sitting: make bench, make bench FLAGS=--full, make bench FLAGS="--only speed,facts"
bench: .venv/dev
	@$(PYTHON) -m bench $(FLAGS)

.venv/run: requirements.lock
	@echo "Setting up .venv (once; about a minute) ..."
	@test -x $(PYTHON) || python3 -m venv .venv
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
