package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Intent;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.policy.PolicyChange;
import dev.rollcall.domain.policy.PolicyDifference;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyVote;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the policy and of what was proposed, in the ledger; once per key. */
public final class PolicyRecord {
    /** All of it is kept under one id of its own, as a case's entries are under the case's. */
    public static final CaseId ID = new CaseId(Hashes.sha256("policy").substring(0, 32));

    private static final String RULE = "policy";

    /** A ledger row stays small; the files themselves are kept, and say it all. */
    private static final int LONGEST_WORDS = 8_000;

    private final Ledger ledger;
    private final Clock clock;

    public PolicyRecord(Ledger ledger, Clock clock) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void proposed(Caller caller, PolicyProposal proposal, PolicyChange change) {
        Map<String, String> facts = facts(proposal);
        facts.put("reason", proposal.reason());
        facts.put("differences", words(change));
        facts.put("accessKeyId", caller.accessKeyId());
        append(key("proposed", proposal), Kind.PROPOSED, caller.hash(), proposal, facts);
    }

    void asked(PolicyProposal proposal, ApproverId approver) {
        Map<String, String> facts = new TreeMap<>(Map.of("approver", approver.value()));
        append(key("asked", proposal) + "#" + approver, Kind.ASKED, RULE, proposal, facts);
    }

    void voted(Caller caller, PolicyProposal proposal, PolicyVote vote) {
        Map<String, String> facts = facts(proposal);
        facts.put("approver", vote.approver().value());
        facts.put("person", vote.human().toString());
        facts.put("said", vote.approves() ? "approve" : "reject");
        facts.put("accessKeyId", caller.accessKeyId());
        append(
                key("voted", proposal) + "#" + vote.approver(),
                Kind.VOTED,
                caller.hash(),
                proposal,
                facts);
    }

    void withdrawn(Caller caller, PolicyProposal proposal, String by) {
        Map<String, String> facts = facts(proposal);
        facts.put("what", "withdrawn");
        facts.put("withdrawnBy", by);
        facts.put("accessKeyId", caller.accessKeyId());
        append(key("withdrawn", proposal), Kind.DECIDED, caller.hash(), proposal, facts);
    }

    /** Puts down, before it is done, which file is to be replaced by which. */
    void intended(PolicyProposal proposal, PolicyChange change) {
        Map<String, String> facts = facts(proposal);
        facts.put("approvedBy", approvers(proposal));
        facts.put("differences", words(change));
        ledger.append(
                new LedgerEntry(
                        key("activate", proposal) + "#intended",
                        Kind.INTENT,
                        clock.instant(),
                        Subject.of(ID),
                        ground(proposal.by().operator().value(), proposal.change().before()),
                        Optional.of(
                                new Intent(
                                        "activate-policy",
                                        1,
                                        clock.instant(),
                                        proposal.change().before(),
                                        proposal.change().after())),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>(facts)));
    }

    void activated(PolicyProposal proposal) {
        Map<String, String> facts = facts(proposal);
        facts.put("what", "activated");
        facts.put("approvedBy", approvers(proposal));
        append(
                key("activate", proposal) + "#activated",
                Kind.OUTCOME,
                proposal.by().operator().value(),
                proposal,
                facts);
    }

    void refused(PolicyProposal proposal, String why) {
        Map<String, String> facts = facts(proposal);
        facts.put("why", why);
        append(key("refused", proposal), Kind.REFUSED, RULE, proposal, facts);
    }

    /** Puts down that a file nobody approved by Rollcall became the one to compare with. */
    void adopted(PolicyInForce first) {
        ledger.append(
                LedgerEntry.fact(
                        "adopted#" + first.digest() + "#" + first.since(),
                        Kind.OUTCOME,
                        first.since(),
                        Subject.of(ID),
                        ground("adoption", first.digest()),
                        Map.of("what", "adopted", "after", first.digest())));
    }

    private void append(
            String key,
            Kind kind,
            String cause,
            PolicyProposal proposal,
            Map<String, String> facts) {
        ledger.append(
                LedgerEntry.fact(
                        key,
                        kind,
                        clock.instant(),
                        Subject.of(ID),
                        ground(cause, proposal.change().before()),
                        facts));
    }

    private static Ground ground(String cause, String policyDigest) {
        return new Ground(RULE, cause, policyDigest);
    }

    private static Map<String, String> facts(PolicyProposal proposal) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("before", proposal.change().before());
        facts.put("after", proposal.change().after());
        facts.put("weakening", Integer.toString(proposal.change().weakening()));
        facts.put("proposedBy", proposal.by().operator().value());
        facts.put("proposedAt", proposal.at().toString());
        return facts;
    }

    private static String approvers(PolicyProposal proposal) {
        return proposal.votes().stream()
                .filter(PolicyVote::approves)
                .map(vote -> vote.approver().value())
                .collect(Collectors.joining(", "));
    }

    private static String words(PolicyChange change) {
        String all =
                change.differences().stream()
                        .map(PolicyRecord::words)
                        .collect(Collectors.joining("; "));
        return all.length() <= LONGEST_WORDS ? all : all.substring(0, LONGEST_WORDS) + " …";
    }

    private static String words(PolicyDifference difference) {
        return difference.words() + (difference.weakens() ? " (weakens)" : "");
    }

    private static String key(String what, PolicyProposal proposal) {
        return what + "#" + proposal.change().after() + "#" + proposal.at();
    }
}
