package dev.rollcall.application.campaign;

import dev.rollcall.application.port.ApproverMail.Mail;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.campaign.Campaign;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The mail that asks an approver about a campaign: numbers and digests, no link and no secret. */
final class CampaignMail {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);

    private CampaignMail() {}

    static Mail to(Approver approver, Campaign campaign) {
        return new Mail(
                "Rollcall asks you about a clean-up",
                """
                %s proposes the campaign %s. Nothing of it is taken before approvers agree.

                  %d memberships from before, of what the mapping %s lists,
                  %d a day at most, until %s; %d of you must agree.

                Look at the list, then decide, with your own AWS credentials:

                  scripts/rollcall adopt campaign show %s
                  scripts/rollcall adopt campaign approve %s %s --phrase '%s'
                  scripts/rollcall adopt campaign reject %s %s --phrase '%s'

                It can be decided until %s.
                """
                        .formatted(
                                campaign.by().operator(),
                                campaign.name(),
                                campaign.list().size(),
                                campaign.list().mapping(),
                                campaign.budget().perDay(),
                                campaign.budget().until(),
                                campaign.needed(),
                                campaign.name(),
                                campaign.name(),
                                campaign.list().digest(),
                                campaign.phrase(true),
                                campaign.name(),
                                campaign.list().digest(),
                                campaign.phrase(false),
                                TIME.format(campaign.expiresAt().atZone(approver.zone()))));
    }
}
