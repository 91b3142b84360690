"""ITA Dash: from an ITA result sheet to charts, measures and Thai documents.

The core (everything but ``itadash.ui``) is plain Python: it knows nothing of Streamlit and can be called
from a test, a script or the command line.
"""

__version__ = "0.1.0"
