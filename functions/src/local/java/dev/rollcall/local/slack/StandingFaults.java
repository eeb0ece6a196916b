package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.slack.limit.RateLimits;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is wrong all the time rather than with single calls: {@code clock-skew}, a foreign app that
 * uses up part of the limits ({@code foreign-use}), or that writes by itself ({@code
 * foreign-writes}); a user group of which lists show fewer members than they count ({@code
 * hidden-members}).
 */
final class StandingFaults {
    private final SlackOrganisation slack;
    private final RateLimits limits;
    private final Timeline timeline;
    private final List<ForeignWriter> writers = new ArrayList<>();

    StandingFaults(SlackOrganisation slack, RateLimits limits, Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Begins the fault that the body describes; returns false if it describes none of these. */
    synchronized boolean begin(ObjectNode body) {
        switch (body.path("fault").asText()) {
            case "clock-skew" -> {
                slack.skew(seconds(body, "seconds", 60));
                endLater(body, () -> slack.skew(Duration.ZERO));
            }
            case "foreign-use" -> {
                limits.othersUse(buckets(body), perMille(body));
                endLater(body, () -> limits.othersUse(Pattern.compile(""), 0));
            }
            case "foreign-writes" ->
                    writers.add(
                            ForeignWriter.start(
                                    slack,
                                    timeline,
                                    seconds(body, "everySeconds", 60),
                                    body.path("times").asInt(Integer.MAX_VALUE),
                                    ForeignWriter.Write.of(body),
                                    ForeignWriter.Who.of(body)));
            case "hidden-members" -> {
                slack.estate().userGroups().hide(group(body), body.path("rows").asInt(1));
                endLater(body, slack.estate().userGroups()::hideNobody);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    synchronized void end() {
        slack.skew(Duration.ZERO);
        limits.othersUse(Pattern.compile(""), 0);
        slack.estate().userGroups().hideNobody();
        writers.forEach(ForeignWriter::stop);
        writers.clear();
    }

    private void endLater(ObjectNode body, Runnable end) {
        if (body.has("forSeconds")) {
            timeline.schedule(timeline.now().plus(seconds(body, "forSeconds", 0)), end);
        }
    }

    private String group(ObjectNode body) {
        return slack.group(SlackGroup.Kind.USER_GROUP, body.path("group").asText())
                .orElseThrow(() -> new MalformedBody("group is no user group's id"))
                .id();
    }

    private static Pattern buckets(ObjectNode body) {
        try {
            return Pattern.compile(body.path("bucket").asText("scim-.*"));
        } catch (PatternSyntaxException wrong) {
            throw new MalformedBody("bucket is not a regular expression", wrong);
        }
    }

    private static int perMille(ObjectNode body) {
        double share = body.path("share").asDouble(0.3);
        if (share < 0 || share > 1) {
            throw new MalformedBody("share is between 0 and 1");
        }
        return (int) Math.round(share * 1000);
    }

    private static Duration seconds(ObjectNode body, String field, double otherwise) {
        return Duration.ofMillis(Math.round(body.path(field).asDouble(otherwise) * 1000));
    }
}
