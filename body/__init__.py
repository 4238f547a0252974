"""A body in space: what a pose says, where that puts each joint, and whether a person could."""
