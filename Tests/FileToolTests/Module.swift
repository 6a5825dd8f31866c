// The first tests of this module go here.
