package dev.rollcall.wire;

import java.util.List;

/**
 * The body of {@code POST /operator/restore}.
 *
 * @param people source and id of each, e.g. {@code okta:00u1}; none: all for whom anything is
 *     proposed
 * @param word {@code approve} or {@code decline}
 * @param only the ids of what is to be given back; none: all that is proposed
 * @param digest of the list that was shown; an empty text: the list is only to be shown
 * @param reason why it is declined, in one sentence that names nobody
 */
public record RestoreRequest(
        List<String> people, String word, List<String> only, String digest, String reason) {
    public RestoreRequest {
        people = List.copyOf(people);
        only = List.copyOf(only);
    }
}
