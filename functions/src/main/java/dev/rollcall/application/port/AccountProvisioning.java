package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.breaker.Admission;

import java.time.LocalDate;
import java.util.List;

/**
 * Makes accounts and changes them. Each call sends one write at most, and a yes proves nothing:
 * {@link AccountDirectory} tells before and afterwards, {@code active} included.
 */
public interface AccountProvisioning {

    /**
     * Makes an account. The name is one of {@link dev.rollcall.domain.account.UserNames}; Slack may
     * assign another. The caller has looked by e-mail and by user name before, and keeps what is
     * made as a link: Slack keeps no id of ours.
     *
     * @param admitted of kind {@code CREATE}, for the person
     */
    Creation create(Admission.Admitted admitted, NewAccount account, UserName userName);

    /**
     * Gives a deactivated account its access back; it keeps its id.
     *
     * @param admitted of kind {@code REACTIVATE}, for this account
     */
    WriteReply reactivate(Admission.Admitted admitted, AccountId account);

    /** Makes these changes in one write; none of them touches access. */
    WriteReply change(AccountId account, List<AccountChange> changes);

    /** Sets the first day at work, which Slack takes in a write of its own. */
    WriteReply startOn(AccountId account, LocalDate day);

    /**
     * Makes a guest of the account, or gives a guest another end; terms without an end leave the
     * one that there is, which {@link #neverExpire} takes away. Refused with {@code
     * account-inactive} if a fresh reading shows it inactive, since Slack would reactivate it (rule
     * 9). What {@code active} was found to be afterwards stands in the reply's code, as {@code
     * accepted:active=true}.
     *
     * @param admitted of kind {@code CHANGE_ROLE}, for this account
     */
    WriteReply makeGuest(Admission.Admitted admitted, AccountId account, GuestTerms terms);

    /**
     * Gives a guest a later end, under the same conditions but for the admission. Refused with
     * {@code not-later} if a fresh reading shows no guest, or one whose end is not earlier: that
     * would take something away.
     */
    WriteReply extend(AccountId account, GuestTerms terms);

    /** Makes a member of a guest, under the same conditions. */
    WriteReply makeMember(Admission.Admitted admitted, AccountId account);

    /** Lets a guest stay without an end, under the same conditions but for the admission. */
    WriteReply neverExpire(AccountId account);
}
