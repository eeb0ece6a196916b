package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.AdoptionRecord;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.reconcile.LinkProposalDocument;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.adoption.LinkProposal;
import dev.rollcall.domain.adoption.LinkProposal.Item;
import dev.rollcall.domain.adoption.LinkProposal.Pair;
import dev.rollcall.domain.adoption.LinkProposal.Question;
import dev.rollcall.domain.link.LinkDecision;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.operator.Operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the links that the last good reading proposes, and puts what is not certain before humans,
 * as far as it gets in one call. Whoever repeats it finds what is made already. Nothing is written
 * to Slack.
 */
public final class AdoptLinks {
    /** How a link's record names it. */
    static final String RULE = "adopted-by-email";

    private static final String ACTION = "adopt-links";

    /** API Gateway waits 25 seconds. */
    private static final Duration BEGIN_UNTIL = Duration.ofSeconds(11);

    /** An address may have been given to somebody else since. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Gate gate;
    private final Reconciliations reconciliations;
    private final LinkProposalDocument proposals;
    private final LookAtPair look;
    private final Links links;
    private final LinkDisputes disputes;
    private final Policies policies;
    private final AdoptionRecord record;
    private final Clock clock;

    public AdoptLinks(
            Gate gate,
            Reconciliations reconciliations,
            LinkProposalDocument proposals,
            LookAtPair look,
            Links links,
            LinkDisputes disputes,
            Policies policies,
            AdoptionRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.proposals = requireNonNull(proposals, "proposals is null");
        this.look = requireNonNull(look, "look is null");
        this.links = requireNonNull(links, "links is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Where a call goes on: a page of the list, and a line of it. */
    public record Place(int page, int line) {
        public static final Place START = new Place(0, 0);

        public Place {
            if (page < 0 || line < 0) {
                throw new IllegalArgumentException("A place is counted from 0 on");
            }
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param made how many links this call has made
         * @param asked how many questions stand before humans after it
         * @param left how many it left to the person's own run: something has changed, or was known
         *     already
         * @param next where the next call goes on; empty: that was all
         * @param notBefore when, where Slack or the source asked for a pause
         */
        record Applied(
                LinkProposal proposal,
                int made,
                int asked,
                int left,
                Optional<Place> next,
                Optional<Instant> notBefore)
                implements Outcome {
            public Applied {
                requireNonNull(proposal, "proposal is null");
                requireNonNull(next, "next is null");
                requireNonNull(notBefore, "notBefore is null");
            }
        }

        /** There is none, it is too old, or of another policy. */
        record NoProposal() implements Outcome {}

        /** What is proposed by now is something else. */
        record AnotherProposal(LinkProposal proposal) implements Outcome {
            public AnotherProposal {
                requireNonNull(proposal, "proposal is null");
            }
        }
    }

    /** Any role may look. */
    public Gated<Optional<LinkProposal>> show(Caller caller) {
        return gate.pass(caller, ACTION).map(_ -> proposal());
    }

    /**
     * @param digest of the list that was shown
     */
    public Gated<Outcome> apply(Caller caller, String digest, Place from) {
        return gate.pass(caller, ACTION, Operator.ADOPTING)
                .map(operator -> apply(caller, operator, digest, from));
    }

    /** Returns what the last good reading proposes, if it is fresh and of the policy in force. */
    Optional<LinkProposal> proposal() {
        return reconciliations
                .lastGood()
                .flatMap(good -> proposals.find(good.id()))
                .filter(found -> found.policyDigest().equals(policies.access().digest()))
                .filter(found -> found.begun().plus(GOOD_FOR).isAfter(clock.instant()));
    }

    private Outcome apply(Caller caller, Operator operator, String digest, Place from) {
        Optional<LinkProposal> found = proposal();
        if (found.isEmpty()) {
            return new Outcome.NoProposal();
        }
        LinkProposal proposal = found.get();
        if (!proposal.digest().equals(digest)) {
            return new Outcome.AnotherProposal(proposal);
        }
        if (from.equals(Place.START)) {
            record.said(
                    caller,
                    "links#" + digest,
                    Map.of(
                            "word", "links",
                            "snapshot", proposal.snapshot().value(),
                            "pairs", Integer.toString(proposal.pairs()),
                            "digest", digest,
                            "by", operator.person().value()));
        }
        return new Applying(proposal).from(from);
    }

    /** One call. */
    private final class Applying {
        private final LinkProposal proposal;
        private final Instant end = clock.instant().plus(BEGIN_UNTIL);
        private int made;
        private int asked;
        private int left;

        Applying(LinkProposal proposal) {
            this.proposal = proposal;
        }

        Outcome from(Place from) {
            int line = from.line();
            for (int page = from.page(); page < proposal.pages(); page++) {
                List<Item> items = proposals.items(proposal.snapshot(), page);
                for (; line < items.size(); line++) {
                    if (!clock.instant().isBefore(end)) {
                        return applied(Optional.of(new Place(page, line)), Optional.empty());
                    }
                    try {
                        apply(items.get(line));
                    } catch (PortFailure.RateLimited busy) {
                        return applied(
                                Optional.of(new Place(page, line)), Optional.of(busy.notBefore()));
                    }
                }
                line = 0;
            }
            return applied(Optional.empty(), Optional.empty());
        }

        private Outcome applied(Optional<Place> next, Optional<Instant> notBefore) {
            return new Outcome.Applied(proposal, made, asked, left, next, notBefore);
        }

        private void apply(Item item) {
            // Whoever is linked by now, or was asked about, is judged by what is known of them.
            if (!links.of(item.person()).isEmpty() || disputes.of(item.person()).isPresent()) {
                left++;
                return;
            }
            switch (item) {
                case Pair pair -> link(pair);
                case Question question -> ask(question);
            }
        }

        /** An account or a human that was ever linked is no beginning: the person's run decides. */
        private void link(Pair pair) {
            boolean known =
                    !links.everTo(pair.account()).isEmpty()
                            || pair.human()
                                    .filter(human -> !links.everOf(human).isEmpty())
                                    .isPresent()
                            || disputes.notTheirs(pair.person()).contains(pair.account());
            if (known || !look.isStillSo(pair)) {
                left++;
                return;
            }
            // Another call, or a person's run, may have linked it to somebody else since we looked.
            boolean first =
                    links.recordFirst(
                            new Link(
                                    pair.person(),
                                    pair.account(),
                                    clock.instant(),
                                    RULE,
                                    pair.human(),
                                    Optional.empty()));
            if (first) {
                made++;
            } else {
                left++;
            }
        }

        private void ask(Question question) {
            disputes.open(
                    new LinkDispute(
                            question.person(),
                            new LinkDecision.Dispute(question.reason(), question.accounts()),
                            question.human(),
                            clock.instant()));
            asked++;
        }
    }
}
