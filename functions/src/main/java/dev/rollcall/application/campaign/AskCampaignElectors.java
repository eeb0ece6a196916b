package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.ApproverMail.Reach;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.campaign.Campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mails those who may decide on proposed campaigns, each once. */
public final class AskCampaignElectors {
    private static final int TRIES = 5;

    private final ReadInForce inForce;
    private final Campaigns campaigns;
    private final ApproverMail mail;
    private final CampaignRecord record;
    private final Clock clock;

    public AskCampaignElectors(
            ReadInForce inForce,
            Campaigns campaigns,
            ApproverMail mail,
            CampaignRecord record,
            Clock clock) {
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns how many were mailed; whoever could not be is tried again the next time. */
    public int ask() {
        Instant now = clock.instant();
        List<Campaign> open = campaigns.all().stream().filter(one -> one.isOpen(now)).toList();
        if (open.isEmpty()) {
            return 0;
        }
        Standing standing = inForce.read();
        List<PortFailure> failures = new ArrayList<>();
        int mailed = 0;
        for (Campaign campaign : open) {
            for (Approver approver : toAsk(campaign, standing, now)) {
                try {
                    mailed += ask(campaign, approver) ? 1 : 0;
                } catch (PortFailure failure) {
                    // One whom no mail reaches must not keep it from the others.
                    failures.add(failure);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return mailed;
    }

    /** The first tier; where too few of it can decide, everybody who can. */
    private List<Approver> toAsk(Campaign campaign, Standing standing, Instant now) {
        List<Approver> electors =
                new CampaignElectors(standing.policy(), campaign, campaigns.items(campaign)).all();
        List<Approver> first =
                standing.policy().approvals().asked(0, now).approvers().stream()
                        .filter(electors::contains)
                        .toList();
        return first.size() >= campaign.needed() ? first : electors;
    }

    private boolean ask(Campaign campaign, Approver approver) {
        if (campaign.asked().contains(approver.id())
                || campaign.votes().stream().anyMatch(v -> v.approver().equals(approver.id()))
                || mail.ensure(approver) == Reach.UNCONFIRMED) {
            return false;
        }
        mail.send(approver, CampaignMail.to(approver, campaign));
        record.asked(campaign, approver.id());
        for (int i = 0; i < TRIES; i++) {
            Optional<Campaign> latest =
                    campaigns.find(campaign.name()).filter(one -> one.id().equals(campaign.id()));
            if (latest.isEmpty() || campaigns.replace(latest, latest.get().asking(approver.id()))) {
                break;
            }
        }
        return true;
    }
}
