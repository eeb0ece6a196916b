package dev.rollcall.adapter.slack.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimBody;
import dev.rollcall.adapter.scim.ScimOperation;
import dev.rollcall.adapter.scim.ScimPatch;
import dev.rollcall.adapter.scim.ScimPath;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes and changes Slack's users by SCIM: POST and PATCH, nothing else. */
public final class SlackAccountProvisioning implements AccountProvisioning {
    private static final ScimPath GUEST = ScimPath.extension(Schemas.GUEST);
    private static final ScimPath EXPIRATION = ScimPath.dotted(Schemas.GUEST, "expiration");

    private final ScimCall scim;
    private final AccountDirectory directory;
    private final AccountCreation creation;
    private final InstantSource clock;

    public SlackAccountProvisioning(
            ScimCall scim, AccountDirectory directory, InstantSource clock) {
        this.scim = requireNonNull(scim, "scim is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.creation = new AccountCreation(scim, directory, clock);
    }

    @Override
    public Creation create(Admission.Admitted admitted, NewAccount account, UserName userName) {
        Admissions.require(admitted, ChangeKind.CREATE);
        return creation.create(account, userName);
    }

    @Override
    public WriteReply reactivate(Admission.Admitted admitted, AccountId account) {
        Admissions.require(admitted, ChangeKind.REACTIVATE, account);
        return patch(account, ScimPatch.of(new ScimOperation.SetActive(true)));
    }

    @Override
    public WriteReply change(AccountId account, List<AccountChange> changes) {
        return patch(account, new ScimPatch(changes.stream().map(ChangeOperations::of).toList()));
    }

    @Override
    public WriteReply startOn(AccountId account, LocalDate day) {
        return patch(account, new StartDateBody(day));
    }

    @Override
    public WriteReply makeGuest(Admission.Admitted admitted, AccountId account, GuestTerms terms) {
        Admissions.require(admitted, ChangeKind.CHANGE_ROLE, account);
        return ifActive(account, ScimPatch.of(new ScimOperation.Add(GUEST, UserBody.guest(terms))));
    }

    @Override
    public WriteReply extend(AccountId account, GuestTerms terms) {
        return ifActive(
                account,
                before -> terms.isLaterThan(before.kind()),
                ScimPatch.of(new ScimOperation.Add(GUEST, UserBody.guest(terms))));
    }

    @Override
    public WriteReply makeMember(Admission.Admitted admitted, AccountId account) {
        Admissions.require(admitted, ChangeKind.CHANGE_ROLE, account);
        return ifActive(account, ScimPatch.of(new ScimOperation.Remove(GUEST)));
    }

    @Override
    public WriteReply neverExpire(AccountId account) {
        return ifActive(account, ScimPatch.of(new ScimOperation.Remove(EXPIRATION)));
    }

    /** Slack reactivates whom it converts, so nobody inactive is sent (rule 9). */
    private WriteReply ifActive(AccountId account, ScimPatch patch) {
        return ifActive(account, _ -> true, patch);
    }

    private WriteReply ifActive(AccountId account, Predicate<ListedAccount> fits, ScimPatch patch) {
        Optional<ListedAccount> before;
        try {
            before = directory.read(account);
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWrite(clock.instant());
        }
        if (before.isEmpty()) {
            return new WriteReply.Refused("no_such_user");
        }
        if (!before.get().active()) {
            return new WriteReply.Refused("account-inactive");
        }
        if (!fits.test(before.get())) {
            return new WriteReply.Refused("not-later");
        }
        WriteReply reply = patch(account, patch);
        return reply instanceof WriteReply.Accepted
                ? new WriteReply.Accepted("accepted:active=" + activeNow(account))
                : reply;
    }

    private String activeNow(AccountId account) {
        try {
            return directory.read(account).map(a -> Boolean.toString(a.active())).orElse("gone");
        } catch (PortFailure _) {
            return "unread";
        }
    }

    private WriteReply patch(AccountId account, ScimBody body) {
        return scim.patch(ScimEndpoint.CHANGE_USER, account.value(), body, Deadline.distant())
                .asWrite(clock.instant());
    }
}
