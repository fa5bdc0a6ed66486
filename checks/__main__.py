"""``python -m checks`` is the command ``handbook``."""

import sys

from checks.commands.main import main

sys.exit(main())
