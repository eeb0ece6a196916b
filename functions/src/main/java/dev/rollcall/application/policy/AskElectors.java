package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.ApproverMail.Reach;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.PolicyProposal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mails those who may decide on a proposed policy, each once. */
public final class AskElectors {
    private static final int TRIES = 5;

    private final ReadInForce inForce;
    private final PolicyProposals proposals;
    private final ApproverMail mail;
    private final PolicyRecord record;
    private final Clock clock;

    public AskElectors(
            ReadInForce inForce,
            PolicyProposals proposals,
            ApproverMail mail,
            PolicyRecord record,
            Clock clock) {
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.proposals = requireNonNull(proposals, "proposals is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns how many were mailed; whoever could not be is tried again the next time. */
    public int ask() {
        Instant now = clock.instant();
        Optional<PolicyProposal> open = proposals.latest().filter(p -> p.isOpen(now));
        if (open.isEmpty()) {
            return 0;
        }
        PolicyProposal proposal = open.get();
        Standing standing = inForce.read();
        if (!proposal.isAgainst(standing.approved().digest())) {
            return 0;
        }
        List<PortFailure> failures = new ArrayList<>();
        int mailed = 0;
        for (Approver approver : toAsk(proposal, standing, now)) {
            try {
                mailed += ask(proposal, approver) ? 1 : 0;
            } catch (PortFailure failure) {
                // One whom no mail reaches must not keep it from the others.
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return mailed;
    }

    /** The first tier; where too few of it can decide, everybody who can. */
    private static List<Approver> toAsk(PolicyProposal proposal, Standing standing, Instant now) {
        ApprovalPolicy approvals = standing.policy().approvals();
        List<Approver> electors =
                new PolicyElectors(standing.policy(), proposal.by().human()).all();
        List<Approver> first =
                approvals.asked(0, now).approvers().stream().filter(electors::contains).toList();
        return first.size() >= proposal.change().needed() ? first : electors;
    }

    private boolean ask(PolicyProposal proposal, Approver approver) {
        if (proposal.asked().contains(approver.id())
                || proposal.votes().stream().anyMatch(v -> v.approver().equals(approver.id()))
                || mail.ensure(approver) == Reach.UNCONFIRMED) {
            return false;
        }
        mail.send(approver, ProposalMail.to(approver, proposal));
        record.asked(proposal, approver.id());
        for (int i = 0; i < TRIES; i++) {
            Optional<PolicyProposal> latest =
                    proposals.latest().filter(now -> now.isSameAs(proposal));
            if (latest.isEmpty() || proposals.replace(latest, latest.get().asking(approver.id()))) {
                break;
            }
        }
        return true;
    }
}
