"""One child on the roster twice."""
