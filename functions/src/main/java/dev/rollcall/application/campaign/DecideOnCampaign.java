package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyVote;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes an approver's word on a campaign. Who may say it is what the policy in force says. */
public final class DecideOnCampaign {
    private static final String ACTION = "campaign-decide";

    /** Two approvers in the same second are ordered by the table. */
    private static final int TRIES = 5;

    private final Gate gate;
    private final OperatorRecord operators;
    private final ReadInForce inForce;
    private final Campaigns campaigns;
    private final CampaignRecord record;
    private final Clock clock;

    public DecideOnCampaign(
            Gate gate,
            OperatorRecord operators,
            ReadInForce inForce,
            Campaigns campaigns,
            CampaignRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.operators = requireNonNull(operators, "operators is null");
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What the approver said.
     *
     * @param digest of the list, whole
     * @param phrase as typed
     */
    public record Word(CampaignName name, String digest, boolean approves, String phrase) {
        public Word {
            requireNonNull(name, "name is null");
            requireNonNull(digest, "digest is null");
            requireNonNull(phrase, "phrase is null");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It counts, now or since this human's first word, which stands. */
        record Counted(CampaignView view) implements Outcome {
            public Counted {
                requireNonNull(view, "view is null");
            }
        }

        /** No campaign of that name has a list of that digest. */
        record NoSuchList() implements Outcome {}

        /** Another policy is in force by now: it is planned anew. */
        record Stale() implements Outcome {}

        /** Not proposed, decided, stopped or overdue. */
        record TooLate(Campaign campaign) implements Outcome {}

        record WrongPhrase(String expected) implements Outcome {}

        /** Who plans a campaign does not decide on it. */
        record IsAuthor() implements Outcome {}

        /** Nobody decides on what is taken from themselves. */
        record IsInList() implements Outcome {}

        /** The policy in force has no approver who is this caller. */
        record NoApprover() implements Outcome {}
    }

    public Gated<Outcome> decide(Caller caller, Word word) {
        return gate.pass(caller, ACTION).then(_ -> decideAfresh(caller, word));
    }

    private Gated<Outcome> decideAfresh(Caller caller, Word word) {
        Standing standing = inForce.read();
        // Read afresh: what was known of the caller may be a minute old.
        return gate.pass(
                        caller,
                        ACTION,
                        standing.policy().operators(),
                        Operator.DECIDING_ON_POLICIES)
                .map(operator -> untilCounted(caller, operator, standing, word));
    }

    private Outcome untilCounted(Caller caller, Operator operator, Standing standing, Word word) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Outcome> outcome = decide(caller, operator, standing, word);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new PortFailure.Unavailable("Deciding on a campaign found others at it");
    }

    /** Returns nothing if somebody else was at it in the same moment. */
    private Optional<Outcome> decide(
            Caller caller, Operator operator, Standing standing, Word word) {
        Optional<Campaign> found =
                campaigns.find(word.name()).filter(c -> c.list().digest().equals(word.digest()));
        if (found.isEmpty()) {
            return Optional.of(new Outcome.NoSuchList());
        }
        Campaign campaign = found.get();
        List<CampaignItem> items = campaigns.items(campaign);
        Optional<Outcome> barred = barred(caller, operator, standing, campaign, items);
        if (barred.isPresent()) {
            return barred;
        }
        PersonId human = operator.human().orElseThrow();
        Optional<PolicyVote> before = campaign.voteOf(human);
        if (before.isPresent()) {
            // A death after the first word may have left it out of the ledger.
            record.voted(caller, campaign, before.get());
            return Optional.of(new Outcome.Counted(new CampaignView(campaign, items)));
        }
        if (!campaign.isOpen(clock.instant())) {
            return Optional.of(new Outcome.TooLate(campaign));
        }
        if (!standing.approved().digest().equals(campaign.list().policyDigest())) {
            return Optional.of(new Outcome.Stale());
        }
        String expected = campaign.phrase(word.approves());
        if (!expected.equals(word.phrase().strip().toLowerCase(Locale.ROOT))) {
            return Optional.of(new Outcome.WrongPhrase(expected));
        }
        Approver approver =
                new CampaignElectors(standing.policy(), campaign, items).of(human).orElseThrow();
        PolicyVote vote = new PolicyVote(approver.id(), human, word.approves(), clock.instant());
        Campaign next = campaign.with(vote);
        if (!campaigns.replace(found, next)) {
            return Optional.empty();
        }
        record.voted(caller, next, vote);
        return Optional.of(new Outcome.Counted(new CampaignView(next, items)));
    }

    private Optional<Outcome> barred(
            Caller caller,
            Operator operator,
            Standing standing,
            Campaign campaign,
            List<CampaignItem> items) {
        Optional<PersonId> human = operator.human();
        if (human.filter(campaign.by().human()::equals).isPresent()) {
            operators.refused(caller, ACTION, "author");
            return Optional.of(new Outcome.IsAuthor());
        }
        if (human.flatMap(new CampaignElectors(standing.policy(), campaign, items)::of)
                .isPresent()) {
            return Optional.empty();
        }
        boolean wouldBe =
                human.flatMap(new CampaignElectors(standing.policy(), campaign, List.of())::of)
                        .isPresent();
        operators.refused(caller, ACTION, wouldBe ? "in-the-list" : "no-approver");
        return Optional.of(wouldBe ? new Outcome.IsInList() : new Outcome.NoApprover());
    }
}
