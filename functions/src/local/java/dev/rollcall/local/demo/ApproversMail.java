package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The local outbox, as the approvers find it in their mailboxes. */
final class ApproversMail {
    private static final Pattern SUBJECT =
            Pattern.compile("Rollcall holds (\\d+) .* for your decision");
    private static final Pattern BATCH = Pattern.compile("(?m)^Batch +(\\S+)$");

    private final World world;
    private final ApprovalPolicy policy;

    ApproversMail(World world, ApprovalPolicy policy) {
        this.world = requireNonNull(world, "world is null");
        this.policy = requireNonNull(policy, "policy is null");
    }

    /**
     * A mail that asks for a decision.
     *
     * @param size how many people are on the list
     */
    record Request(Approver to, int size, String batch, URI link, Instant at) {
        /** Returns what the approver signs in with. */
        String login() {
            return to.subject().orElseThrow();
        }
    }

    /** Returns what was asked since then, the oldest first. */
    List<Request> since(Instant time) {
        List<Request> requests = new ArrayList<>();
        for (JsonNode mail : world.outbox()) {
            request(mail).filter(one -> !one.at().isBefore(time)).ifPresent(requests::add);
        }
        return requests;
    }

    /** Returns how many are asked at first. */
    int firstAsked() {
        return policy.asked(0, Instant.now()).approvers().size();
    }

    /** Returns the people of the company who are approvers: they may not decide on themselves. */
    Set<String> approversThemselves() {
        return policy.approvers().stream()
                .flatMap(approver -> approver.subject().stream())
                .collect(Collectors.toSet());
    }

    private Optional<Request> request(JsonNode mail) {
        Matcher subject = SUBJECT.matcher(mail.path("subject").asText());
        Matcher batch = BATCH.matcher(mail.path("body").asText());
        if (!subject.matches() || !batch.find()) {
            return Optional.empty();
        }
        return policy.approvers().stream()
                .filter(approver -> approver.email().equals(mail.path("to").asText()))
                .map(approver ->
                        new Request(
                                approver,
                                Integer.parseInt(subject.group(1)),
                                batch.group(1),
                                URI.create(mail.path("links").path(0).asText()),
                                Instant.parse(mail.path("at").asText())))
                .findFirst();
    }
}
