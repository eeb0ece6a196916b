package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.platform.http.HttpCall;

import java.util.List;

/** In which of Slack's limits a call counts, the narrowest first, by the catalogue. */
final class CountedIn {
    private CountedIn() {}

    /**
     * @throws IllegalArgumentException if the call is not in the catalogue: nobody may send what
     *     nobody has looked up the limits of
     */
    static List<Bucket> buckets(HttpCall call) {
        return SlackCatalogue.named(call.template())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                call.template() + " is not in the catalogue of Slack's methods"))
                .buckets(lastPart(call));
    }

    private static String lastPart(HttpCall call) {
        String path = call.uri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
