package dev.rollcall.wire;

/**
 * One thing that is left of a leaver. Ids, codes and times, no names; an empty text stands for
 * none.
 *
 * @param caseId the leaver's case; with the id it names the item
 * @param task what a human is asked to do
 * @param by who has seen to it; empty while it is open
 */
public record ResidualState(
        String caseId,
        String id,
        String account,
        String kind,
        String what,
        String task,
        String owner,
        String due,
        String by) {}
