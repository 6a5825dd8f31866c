// The first file of this module goes here.
