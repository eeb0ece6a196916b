package dev.rollcall.application.policy;

import dev.rollcall.application.port.ApproverMail.Mail;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.policy.PolicyProposal;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The mail that asks an approver about a policy: numbers and digests, no link and no secret. */
final class ProposalMail {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);

    private ProposalMail() {}

    static Mail to(Approver approver, PolicyProposal proposal) {
        PolicyProposal.Change change = proposal.change();
        return new Mail(
                "Rollcall asks you about another policy",
                """
                %s proposes another policy. It is not in force before approvers of the present
                one agree.

                  %d differences, of which %d weaken; %d of you must agree.

                Look at them and at the whole file, then decide, with your own AWS credentials:

                  scripts/rollcall policy status
                  scripts/rollcall policy show
                  scripts/rollcall policy approve %s --phrase '…'
                  scripts/rollcall policy reject %s --phrase '…'

                The phrase to type is what 'policy status' shows. It can be decided until %s.

                In force now  %s
                Proposed      %s
                """
                        .formatted(
                                proposal.by().operator(),
                                change.differences(),
                                change.weakening(),
                                change.needed(),
                                change.after(),
                                change.after(),
                                TIME.format(proposal.expiresAt().atZone(approver.zone())),
                                change.before(),
                                change.after()));
    }
}
