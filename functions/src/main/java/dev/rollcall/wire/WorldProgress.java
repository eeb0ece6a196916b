package dev.rollcall.wire;

/**
 * How far the world is read.
 *
 * @param reading goes into the next request
 * @param ended when it was read to its end; empty: it is not
 * @param now the list that is read now, in words; empty after the last
 * @param left how many lists are left, as far as is known
 * @param pages how many pages were read
 * @param notBefore when to ask again, as Slack or Okta let us; empty: at once
 */
public record WorldProgress(
        String reading,
        String begun,
        String ended,
        String now,
        int left,
        int pages,
        String notBefore) {}
