package dev.rollcall.adapter.slack.scim;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;

import dev.rollcall.adapter.scim.ScimFilter;
import dev.rollcall.adapter.scim.ScimListing;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.platform.http.Deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Slack's users by SCIM.
 *
 * <p>Slack's page says of filters that they are not applicable to version 2, and others use them
 * there. So a filter is only used to find single users, and each hit is looked at again.
 */
public final class SlackAccountDirectory implements AccountDirectory {
    private static final String READ = "GET /scim/v2/Users/{id}";
    private static final String LIST = "GET /scim/v2/Users";

    /** The most that Slack sends at once. */
    private static final int COUNT = 1_000;

    private final ScimCall scim;
    private final Pages<ListedAccount> pages;

    public SlackAccountDirectory(ScimCall scim) {
        this(scim, COUNT);
    }

    SlackAccountDirectory(ScimCall scim, int count) {
        this.scim = requireNonNull(scim, "scim is null");
        this.pages = new Pages<>(scim, ScimEndpoint.LIST_USERS, LIST, count, UserReading::read);
    }

    @Override
    public ListedPage<ListedAccount> accounts(ListingPoint from) {
        return pages.page(from);
    }

    @Override
    public Optional<ListedAccount> read(AccountId account) {
        Optional<ListedAccount> read =
                scim.read(ScimEndpoint.READ_USER, account.value(), Deadline.distant())
                        .read(READ, UserReading::read);
        if (read.isPresent() && !read.get().id().equals(account)) {
            throw new PortFailure.NeedsHuman(READ, "answer-for-another-id");
        }
        return read;
    }

    @Override
    public Lookup<ListedAccount> byEmail(String email) {
        return find(ScimFilter.eq("emails", email), account -> account.profile().hasEmail(email));
    }

    @Override
    public Lookup<ListedAccount> byUserName(UserName userName) {
        return find(
                ScimFilter.eq("userName", userName.value()),
                account -> account.profile().userName().equalsIgnoreCase(userName.value()));
    }

    private Lookup<ListedAccount> find(ScimFilter filter, Predicate<ListedAccount> fits) {
        ScimListing hits =
                scim.find(ScimEndpoint.LIST_USERS, filter, Deadline.distant())
                        .find(LIST, ScimListing::read);
        List<ListedAccount> accounts = new ArrayList<>();
        hits.resources().stream()
                .flatMap(hit -> pages.item(hit).stream())
                .filter(account -> accounts.stream().noneMatch(a -> a.id().equals(account.id())))
                .forEach(accounts::add);
        List<ListedAccount> fitting = accounts.stream().filter(fits).toList();
        boolean proves =
                accounts.stream().noneMatch(not(fits))
                        && accounts.size() == hits.resources().size()
                        && hits.total() == hits.resources().size();
        return proves ? Lookup.among(fitting) : new Lookup.Unreliable<>(fitting);
    }
}
