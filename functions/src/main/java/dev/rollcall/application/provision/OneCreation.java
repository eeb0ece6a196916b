package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Look;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.listing.Lookup;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One creation, what Slack said of it, and what was read back. Of the user name it says only
 * whether it is the one that was asked for: the name itself is kept nowhere.
 */
final class OneCreation implements Supplier<WriteReply> {
    private final AccountProvisioning provisioning;
    private final Admission.Admitted admission;
    private final NewAccount fresh;
    private final UserName asked;
    private final CreationNotes notes;
    private Optional<Creation> creation = Optional.empty();
    private boolean namedOtherwise;

    OneCreation(
            AccountProvisioning provisioning,
            Admission.Admitted admission,
            NewAccount fresh,
            UserName asked,
            CreationNotes notes) {
        this.provisioning = requireNonNull(provisioning, "provisioning is null");
        this.admission = requireNonNull(admission, "admission is null");
        this.fresh = requireNonNull(fresh, "fresh is null");
        this.asked = requireNonNull(asked, "asked is null");
        this.notes = requireNonNull(notes, "notes is null");
    }

    @Override
    public WriteReply get() {
        notes.begins();
        Creation answer = provisioning.create(admission, fresh, asked);
        creation = Optional.of(answer);
        notes.answered(answer);
        namedOtherwise =
                made().flatMap(Creation.Created::userName).filter(this::isOther).isPresent();
        return answer.reply();
    }

    /** Returns the account that Slack said it made. */
    Optional<AccountId> account() {
        return made().map(Creation.Created::account);
    }

    boolean nameRefused() {
        return creation.filter(Creation.NameRefused.class::isInstance).isPresent();
    }

    /** Returns whether Slack's answer, or what was read back later, shows another name. */
    boolean isNamedOtherwise() {
        return namedOtherwise;
    }

    /** An account that Slack made and nobody finds by its address is not there yet. */
    Look.Seen seen(Lookup<ListedAccount> byEmail) {
        return switch (byEmail) {
            case Lookup.Nothing<ListedAccount>() -> new Look.Seen(false, "no account");
            case Lookup.One<ListedAccount>(ListedAccount one) ->
                    new Look.Seen(
                            one.active() && !one.isBot(),
                            "account=" + one.id() + " active=" + one.active() + name(one));
            case Lookup.Several<ListedAccount>(List<ListedAccount> several) ->
                    new Look.Seen(false, "accounts=" + several.size());
            case Lookup.Unreliable<ListedAccount> _ -> new Look.Seen(false, "unreliable");
        };
    }

    /** The same, of an account whose id Slack has told. */
    static Look.Seen read(AccountId account, Optional<ListedAccount> read) {
        return read.map(one ->
                        new Look.Seen(
                                one.active(), "account=" + account + " active=" + one.active()))
                .orElseGet(() -> new Look.Seen(false, "account unknown to Slack"));
    }

    private Optional<Creation.Created> made() {
        return creation.filter(Creation.Created.class::isInstance)
                .map(Creation.Created.class::cast);
    }

    /** Only of what was made here it is known which name was asked for. */
    private String name(ListedAccount one) {
        if (!account().equals(Optional.of(one.id()))) {
            return "";
        }
        namedOtherwise = isOther(one.profile().userName());
        return " userName=" + (namedOtherwise ? "another" : "as-asked");
    }

    private boolean isOther(String name) {
        return !name.equalsIgnoreCase(asked.value());
    }
}
