// The first tests go here.
