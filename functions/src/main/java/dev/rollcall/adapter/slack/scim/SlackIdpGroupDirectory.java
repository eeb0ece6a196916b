package dev.rollcall.adapter.slack.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.platform.http.Deadline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Slack's IdP groups, which are SCIM's groups. */
public final class SlackIdpGroupDirectory implements IdpGroupDirectory {
    private static final String READ = "GET /scim/v2/Groups/{id}";
    private static final String LIST = "GET /scim/v2/Groups";

    /** The list carries the members of each, so that 1 000 large ones would not fit one answer. */
    private static final int COUNT = 50;

    private final ScimCall scim;
    private final Pages<ListedGroup> pages;

    public SlackIdpGroupDirectory(ScimCall scim) {
        this(scim, COUNT);
    }

    SlackIdpGroupDirectory(ScimCall scim, int count) {
        this.scim = requireNonNull(scim, "scim is null");
        this.pages = new Pages<>(scim, ScimEndpoint.LIST_GROUPS, LIST, count, GroupReading::read);
    }

    @Override
    public ListedPage<ListedGroup> groups(ListingPoint from) {
        return pages.page(from);
    }

    @Override
    public Optional<ListedGroup> read(Entitlement.IdpGroup group) {
        Optional<ListedGroup> read =
                scim.read(ScimEndpoint.READ_GROUP, group.groupId(), Deadline.distant())
                        .read(READ, GroupReading::read);
        if (read.isPresent() && !read.get().id().equals(group)) {
            throw new PortFailure.NeedsHuman(READ, "answer-for-another-id");
        }
        return read;
    }

    /** Nobody documents a filter by name, so all are read; there are hundreds, not thousands. */
    @Override
    public Lookup<ListedGroup> byName(String name) {
        List<ListedGroup> found = new ArrayList<>();
        ListingPoint from = ListingPoint.START;
        while (true) {
            ListedPage<ListedGroup> page = groups(from);
            page.items().stream().filter(group -> group.name().equals(name)).forEach(found::add);
            switch (page.listing()) {
                case Listing.Onward(ListingPoint next) -> from = next;
                case Listing.Proven _ -> {
                    return Lookup.among(found);
                }
                case Listing.Unproven _ -> {
                    return new Lookup.Unreliable<>(found);
                }
            }
        }
    }
}
