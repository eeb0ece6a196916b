package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.reconcile.DriftHint;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignState;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every minute: lets each campaign that is under way reach further, as its budget allows, and asks
 * for the runs of those whose turn it is. It writes nothing to Slack: each run reads afresh.
 */
public final class TendCampaigns {
    /** Each run reads channels, which Slack gives our share 35 times a minute. */
    static final int A_WAVE = 20;

    /** Whose run came to nothing is looked at again. */
    private static final Duration AGAIN = Duration.ofHours(1);

    /** Why it is stopped when what approvers said does not suffice any more. */
    static final String TOO_FEW = "too-few-approvers";

    private final Campaigns campaigns;
    private final CloseItems close;
    private final Reconciliations reconciliations;
    private final StopSwitch stop;
    private final RecountVotes recount;
    private final ReceiveHints receive;
    private final CampaignRecord record;
    private final Outbox outbox;
    private final Clock clock;

    public TendCampaigns(
            Campaigns campaigns,
            CloseItems close,
            Reconciliations reconciliations,
            StopSwitch stop,
            RecountVotes recount,
            ReceiveHints receive,
            CampaignRecord record,
            Outbox outbox,
            Clock clock) {
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.close = requireNonNull(close, "close is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.recount = requireNonNull(recount, "recount is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.record = requireNonNull(record, "record is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns how many runs were asked for. */
    public int tend() {
        return campaigns.all().stream().mapToInt(this::tend).sum();
    }

    private int tend(Campaign campaign) {
        if (campaign.isOverdue(clock.instant())) {
            end(campaign, campaigns.items(campaign), CampaignState.EXPIRED, "overdue");
            return 0;
        }
        if (!campaign.isUnderWay(clock.instant())) {
            return 0;
        }
        // Read after the campaign: what it reaches is never counted short.
        List<CampaignItem> items = close.of(campaign);
        if (campaign.hasChangedTooMuch(items)) {
            end(campaign, items, CampaignState.STOPPED, "too-much-changed");
            return 0;
        }
        if (items.stream().noneMatch(CampaignItem::isOpen)) {
            end(campaign, items, CampaignState.DONE, "all-seen-to");
            return 0;
        }
        return mayGoOn() ? recounted(campaign, items) : 0;
    }

    private int recounted(Campaign campaign, List<CampaignItem> items) {
        if (campaign.reachAt(clock.instant(), items, A_WAVE) == campaign.reach()
                && items.stream().noneMatch(campaign::reaches)) {
            // The day's budget is used, so nobody need be asked.
            return 0;
        }
        return switch (recount.of(campaign, items)) {
            case ENOUGH -> goOn(campaign, items);
            case UNCLEAR -> 0;
            case TOO_FEW -> {
                end(campaign, items, CampaignState.STOPPED, TOO_FEW);
                yield 0;
            }
        };
    }

    /** On no reading older than a day, and not while anything is stopped. */
    private boolean mayGoOn() {
        return reconciliations
                        .lastGood()
                        .filter(good ->
                                good.begun().plus(Campaign.GOOD_FOR).isAfter(clock.instant()))
                        .isPresent()
                && stop.read().filter(one -> one.position() != StopPosition.OFF).isEmpty();
    }

    private int goOn(Campaign campaign, List<CampaignItem> items) {
        Instant now = clock.instant();
        int reach = campaign.reachAt(now, items, A_WAVE);
        boolean further = reach > campaign.reach();
        Campaign reaching = further ? campaign.reaching(reach) : campaign;
        if (further && !campaigns.replace(Optional.of(campaign), reaching)) {
            return 0;
        }
        List<Hint> hints =
                items.stream()
                        .filter(reaching::reaches)
                        .map(item -> hint(campaign, item, now))
                        .toList();
        return receive.receive(hints).recorded();
    }

    /** The same within an hour: whoever dies between the two writes is made good. */
    private static Hint hint(Campaign campaign, CampaignItem item, Instant now) {
        long hour = now.getEpochSecond() / AGAIN.toSeconds();
        String once = campaign.id() + "#" + item.number() + "#" + hour;
        return DriftHint.about(item.person(), false, once, now);
    }

    /** Told before it is over: whoever dies in between tells the same again, and ends it then. */
    private void end(Campaign campaign, List<CampaignItem> items, CampaignState state, String why) {
        Campaign ended = campaign.ended(state, why);
        CampaignView view = new CampaignView(ended, items);
        int dropped = view.dropped().values().stream().mapToInt(Integer::intValue).sum();
        record.ended(ended, view.taken(), dropped);
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256("campaign-ended#" + ended.list().digest() + "#" + state),
                        new Escalation(
                                "campaign",
                                "campaign-" + state.name().toLowerCase(Locale.ROOT),
                                whatToDo(state, why),
                                Map.of(
                                        "campaign", ended.name().value(),
                                        "taken", Integer.toString(view.taken()),
                                        "dropped", Integer.toString(dropped),
                                        "left", Integer.toString(view.left()))),
                        clock.instant()));
        campaigns.replace(Optional.of(campaign), ended);
    }

    private static String whatToDo(CampaignState state, String why) {
        return switch (state) {
            case STOPPED ->
                    why.equals(TOO_FEW)
                            ? "Of those who approved it too few may decide on it by now: somebody"
                                    + " has left, is no approver any more, or has something of the"
                                    + " list. Nothing more of it is taken; plan another."
                            : "More than one in ten of its list was found changed, so nothing more"
                                    + " of it is taken. See why with 'rollcall adopt campaign"
                                    + " show', and plan another.";
            case EXPIRED ->
                    "Nobody decided in time, or its last day is over. Nothing more of it is taken;"
                            + " plan another.";
            case DONE, PLANNED, PROPOSED, APPROVED, REJECTED ->
                    "Nothing of it is left. There is nothing to do.";
        };
    }
}
