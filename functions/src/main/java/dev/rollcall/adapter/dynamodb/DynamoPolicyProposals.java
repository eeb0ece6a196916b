package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyProposal.Change;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;
import dev.rollcall.domain.policy.PolicyVote;
import dev.rollcall.domain.policy.ProposalState;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The latest proposed policy: one item, its votes in it, so that they are counted by one write. */
public final class DynamoPolicyProposals implements PolicyProposals {
    private static final String VOTES = "votes";
    private static final String ASKED = "asked";
    private static final String VERSION = "version";

    private final Table table;

    public DynamoPolicyProposals(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<PolicyProposal> latest() {
        return table.get(Keys.policyProposal()).map(DynamoPolicyProposals::read);
    }

    @Override
    public boolean replace(Optional<PolicyProposal> seen, PolicyProposal next) {
        Attributes item = item(next);
        Write.Put put = Write.Put.replacing(seen.map(PolicyProposal::version), item);
        return table.put(put).leaves(present -> read(present).equals(next));
    }

    private static Attributes item(PolicyProposal proposal) {
        Attributes votes = Attributes.none();
        for (PolicyVote vote : proposal.votes()) {
            votes = votes.with(vote.approver().value(), vote(vote));
        }
        return Attributes.at(Keys.policyProposal())
                .with("before", proposal.change().before())
                .with("after", proposal.change().after())
                .with("differences", proposal.change().differences())
                .with("weakening", proposal.change().weakening())
                .with("operator", proposal.by().operator().value())
                .with("human", proposal.by().human().toString())
                .with("reason", proposal.reason())
                .with("at", proposal.at())
                .with("state", proposal.state().name())
                .with(
                        ASKED,
                        proposal.asked().stream()
                                .map(ApproverId::value)
                                .sorted()
                                .collect(Collectors.joining(" ", "[", "]")))
                .with(VOTES, votes)
                .with(VERSION, proposal.version());
    }

    private static Attributes vote(PolicyVote vote) {
        return Attributes.none()
                .with("human", vote.human().toString())
                .with("approves", vote.approves())
                .with("at", vote.at());
    }

    private static PolicyProposal read(Attributes item) {
        return new PolicyProposal(
                new Change(
                        item.text("before"),
                        item.text("after"),
                        (int) item.number("differences"),
                        (int) item.number("weakening")),
                new Proposer(new OperatorId(item.text("operator")), human(item.text("human"))),
                item.text("reason"),
                item.instant("at"),
                votes(item.nested(VOTES)),
                asked(item.text(ASKED)),
                state(item.text("state")),
                item.number(VERSION));
    }

    private static List<PolicyVote> votes(Attributes votes) {
        return votes.values().keySet().stream()
                .map(approver -> vote(approver, votes.nested(approver)))
                .sorted(Comparator.comparing(PolicyVote::at))
                .toList();
    }

    private static PolicyVote vote(String approver, Attributes vote) {
        return new PolicyVote(
                new ApproverId(approver),
                human(vote.text("human")),
                vote.truth("approves"),
                vote.instant("at"));
    }

    private static Set<ApproverId> asked(String listed) {
        return Arrays.stream(listed.substring(1, listed.length() - 1).split(" "))
                .filter(id -> !id.isEmpty())
                .map(ApproverId::new)
                .collect(Collectors.toSet());
    }

    private static ProposalState state(String text) {
        return Arrays.stream(ProposalState.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Attributes.unreadable("state"));
    }

    private static PersonId human(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw Attributes.unreadable("human");
        }
        return new PersonId(new SourceId(text.substring(0, colon)), text.substring(colon + 1));
    }
}
