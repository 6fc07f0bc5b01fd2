"""The review of one filing: panes, walk and actions, each a module, held by its screen."""
