"""A made-up regulator's site and a story that happens on it, watched by the real main job."""
