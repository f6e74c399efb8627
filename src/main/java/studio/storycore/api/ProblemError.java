package studio.storycore.api;

/**
 * One thing that is wrong.
 *
 * @param path    where, as a JSON Pointer into what was sent; empty for all of it
 * @param message what is wrong there, for a person
 */
record ProblemError(String path, String message) {}
