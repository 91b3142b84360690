"""Reading: file → cells with addresses → recognisers → the Scores table."""
