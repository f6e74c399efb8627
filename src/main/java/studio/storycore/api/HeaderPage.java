package studio.storycore.api;

import java.util.List;

/**
 * A page of a list of projects, the last saved first.
 *
 * @param page  from 0
 * @param size  how many a page has at the most
 * @param total how many there are on all pages
 */
record HeaderPage(List<Header> projects, int page, int size, long total) {}
