package dev.rollcall.application.approval;

import dev.rollcall.application.port.ApproverMail.Mail;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The mail that asks an approver: numbers and reasons, no names of people.
 *
 * @param staySignedIn whether Slack's plan has no API to sign them out
 */
record RequestMail(Batch batch, List<HeldItem> items, Labels labels, boolean staySignedIn) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);

    /** More are told on the page. */
    private static final int THINGS = 10;

    RequestMail {
        items = List.copyOf(items);
    }

    Mail to(ZoneId zone, boolean last, URI link) {
        Batch.Seal seal = batch.seal().orElseThrow();
        String subject =
                "Rollcall holds %d %s for your decision"
                        .formatted(items.size(), Words.changes(batch.kind(), items.size()));
        String body =
                """
                Rollcall has not done the following, and waits for a decision:

                  %d %s
                %s%s
                Held because:
                %s
                %s

                Look at the list and decide:
                %s

                The link is yours alone. It shows the list; nothing is decided by opening it.
                It is good until %s. Then %s.
                %s
                Batch  %s
                Digest %s
                """
                        .formatted(
                                items.size(),
                                Words.changes(batch.kind(), items.size()),
                                reach(),
                                batch.level() == 0
                                        ? ""
                                        : "\n"
                                              + "Nobody decided in time; you are asked as the next"
                                              + " level.\n",
                                reasons(),
                                untilDecided(),
                                link,
                                TIME.format(seal.expiresAt().atZone(zone)),
                                last
                                        ? "all of you are asked again"
                                        : "the next approvers are asked",
                                seal.quorum() == 1
                                        ? ""
                                        : "Two approvers must decide; what both release is done.\n",
                                batch.id(),
                                seal.digest());
        return new Mail(subject, body);
    }

    /** Which groups it empties is seen before the link is opened. */
    private String reach() {
        if (batch.kind() == ChangeKind.DEACTIVATE) {
            return "";
        }
        List<String> reach = Reach.of(batch.kind(), items, labels);
        String shown =
                reach.stream()
                        .limit(THINGS)
                        .map(sentence -> "  " + sentence + "\n")
                        .collect(Collectors.joining());
        return reach.size() <= THINGS
                ? shown
                : shown + "  And " + (reach.size() - THINGS) + " more; see the page.\n";
    }

    private String untilDecided() {
        if (batch.kind() != ChangeKind.DEACTIVATE) {
            return "Until somebody decides, everything stays as it is in Slack.";
        }
        return staySignedIn
                ? "Until somebody decides, these people keep their accounts and stay signed in:\n"
                        + "Slack's plan has no API to sign them out. Have them signed out by hand."
                : "Until somebody decides, these people keep their accounts. Slack was asked to"
                        + " sign\n"
                        + "them out; each is looked at, and the case says when it was seen.";
    }

    private String reasons() {
        Map<HoldReason, Long> counts =
                items.stream()
                        .flatMap(item -> item.reasons().stream())
                        .collect(
                                Collectors.groupingBy(
                                        reason -> reason, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count ->
                        "  %s (%d)%n".formatted(Words.reason(count.getKey()), count.getValue()))
                .collect(Collectors.joining());
    }
}
