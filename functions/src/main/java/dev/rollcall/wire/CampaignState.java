package dev.rollcall.wire;

import java.util.List;

/**
 * A campaign: what it takes, at which pace, who said what, and what became of it. Ids, codes and
 * times, no names of people; an empty text stands for none.
 *
 * @param state how far it got, in small letters, as {@code planned}
 * @param why what ended it
 * @param people how many are in the list
 * @param needed how many approvers must agree
 * @param approvedBy who did
 * @param phrase what is to be typed to agree
 * @param dropped what was left as it was found, and why
 * @param items the list itself, where it was asked for
 */
public record CampaignState(
        String name,
        String state,
        String why,
        String mapping,
        String digest,
        int size,
        int people,
        List<Thing> things,
        int perDay,
        String until,
        String plannedBy,
        String plannedAt,
        String decideBy,
        int needed,
        List<String> approvedBy,
        String phrase,
        int reached,
        int taken,
        List<Count> dropped,
        int left,
        List<Item> items) {

    /**
     * @param id kind and ids, e.g. {@code user-group:T01:S02}
     * @param label what the policy's file calls it
     */
    public record Thing(String id, String label, int memberships) {}

    /**
     * @param code why
     * @param meaning the same in words
     */
    public record Count(String code, String meaning, int memberships) {}

    /**
     * @param state {@code open}, {@code taking}, {@code taken} or {@code dropped}
     */
    public record Item(String account, String thing, String state, String why, String at) {}

    public CampaignState {
        things = List.copyOf(things);
        approvedBy = List.copyOf(approvedBy);
        dropped = List.copyOf(dropped);
        items = List.copyOf(items);
    }
}
