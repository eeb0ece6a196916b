package dev.rollcall.wire;

import java.util.List;
import java.util.Map;

/**
 * All that is known of one drift. An empty text stands for none.
 *
 * @param because what was expected and why: by mapping the path that gives it, or a code
 * @param found what is there instead, as codes and ids
 * @param reaction what the policy in force says of the kind: {@code report}, {@code correct} or
 *     {@code hold}
 * @param at since when it stands as it does, where that is kept
 * @param changedAt when it was made so, where Slack's log tells
 * @param entry the id of that in Slack's audit log
 * @param by who accepted it
 * @param until until when it is accepted
 * @param reappeared how often it has come back
 * @param corrections when Rollcall set it right lately
 * @param correctable whether a run of the person can set it right
 * @param instead what to do where none can
 */
public record DriftStory(
        DriftState drift,
        Map<String, String> because,
        Map<String, String> found,
        String reaction,
        String at,
        String changedAt,
        String entry,
        String by,
        String until,
        int reappeared,
        List<String> corrections,
        boolean correctable,
        String instead) {
    public DriftStory {
        because = Map.copyOf(because);
        found = Map.copyOf(found);
        corrections = List.copyOf(corrections);
    }
}
