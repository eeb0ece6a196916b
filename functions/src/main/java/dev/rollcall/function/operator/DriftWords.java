package dev.rollcall.function.operator;

import dev.rollcall.domain.reconcile.Drift;

/** What to do about drift that no run sets right. */
final class DriftWords {
    private DriftWords() {}

    static String instead(Drift drift) {
        return switch (drift.kind()) {
            case HELD_LEAVER ->
                    "The deactivation waits for approvers, who decide by the link in their mail."
                            + " See what is held with 'rollcall status'.";
            case MISSED_DEPROVISION, REACTIVATED_LEAVER ->
                    "If the account is protected, have the protection ended, or deactivate it in"
                            + " Slack by hand; else it is set right by itself.";
            case MANUAL_ADD ->
                    "The mapping only adds, so nothing is taken. Take it away in Slack by hand, or"
                            + " have the mapping made authoritative, or accept it for a time.";
            case MISSING_GRANT ->
                    "The mapping only reports, or is gone, so nothing is given. Give it in Slack by"
                            + " hand, or have the mapping made additive, or accept it for a time.";
            case FOREIGN_WRITE ->
                    "Find out who writes there with 'rollcall doctor', and end that, or name it"
                            + " under 'writers' in the policy.";
            case ORPHAN_ACCOUNT ->
                    "Find out whose it is. Have that person made in the source, or deactivate the"
                            + " account in Slack by hand, or accept it for a time.";
            case NO_SPONSOR, SPONSOR_LEFT ->
                    "Name somebody in the source who answers for the stay.";
            case PAST_END_DATE ->
                    "End the stay in the source, or move its last day there; what is held is"
                            + " decided by approvers.";
            case GHOST_MEMBERSHIP ->
                    "Nobody whom a source tells of as having left has this account, or it is"
                            + " protected. If its human has left, say whose it was with 'rollcall"
                            + " link theirs'; else let it back or take it out of it in Slack by"
                            + " hand, or accept it for a time.";
            case PRE_EXISTING ->
                    "Ask whoever owns the mapping: have a rule give it, take it away in Slack by"
                            + " hand, or keep it for longer with 'rollcall adopt keep'.";
            case DISPUTED_LINK ->
                    "Say whose account it is: see 'rollcall link list', then 'rollcall link theirs'"
                            + " or 'none'.";
            case NOT_ASSIGNED ->
                    "Assign the person to Slack in the source. If they are not to have Slack, say"
                            + " so by status or groups there; if they sign in otherwise, accept it"
                            + " for a time.";
            case UNVERIFIABLE ->
                    "Mend what cannot be read, as 'rollcall drift show' says it; the next"
                            + " reconciliation looks again.";
            case ATTRIBUTE_DRIFT ->
                    "Only the name differs: what people made of theirs in Slack stays, and a name"
                            + " that is new in the source comes with its event. Mend what is wrong"
                            + " in the source or in Slack by hand, or accept it for a time.";
            case OUTLIVED_GRANT ->
                    "The rules that gave it are gone from the policy and only added, so nothing is"
                            + " taken by itself. Take it away in Slack by hand, have a mapping list"
                            + " it again, or accept it for a time.";
            case WRONGLY_INACTIVE, MISSING_ACCOUNT -> "It is nobody's: see to it in Slack by hand.";
        };
    }
}
