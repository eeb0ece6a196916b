package dev.rollcall.adapter.slack.fault;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a list page by page, and again from where it stands after a failure. */
final class ListReading {
    /** A list of more than one page. */
    enum ListOf {
        ACCOUNTS("GET .*/Users$", 1_100),
        IDP_GROUPS("GET .*/Groups$", 60),
        ROSTER("POST .*admin.users.list$", 150),
        MEMBERS("POST .*conversations.members$", 1_100),
        ROLES("POST .*listAssignments$", 250);

        private final String call;
        private final int size;

        ListOf(String call, int size) {
            this.call = call;
            this.size = size;
        }

        String call() {
            return call;
        }

        int size() {
            return size;
        }
    }

    static final Entitlement.Channel CHANNEL = new Entitlement.Channel("C0ALL");

    private final Slack slack;
    private final ListOf list;
    private final List<Object> items = new ArrayList<>();
    private ListingPoint scim = ListingPoint.START;
    private CursorPoint cursor = CursorPoint.START;

    ListReading(Slack slack, ListOf list) {
        this.slack = slack;
        this.list = list;
    }

    List<Object> items() {
        return items;
    }

    /** Reads one page; returns what is known when it was the last. */
    Optional<Listing> page(int inTruth) {
        return switch (list) {
            case ACCOUNTS -> {
                var page = slack.accountDirectory().accounts(scim);
                items.addAll(page.items());
                yield ended(page.listing());
            }
            case IDP_GROUPS -> {
                var page = slack.groupDirectory().groups(scim);
                items.addAll(page.items());
                yield ended(page.listing());
            }
            case ROSTER -> {
                var page = slack.roster().entries(cursor);
                items.addAll(page.items());
                yield ended(page.listing(), inTruth);
            }
            case MEMBERS -> {
                var page = slack.membershipLists().members(CHANNEL, cursor);
                items.addAll(page.items());
                yield ended(page.listing(), inTruth);
            }
            case ROLES -> {
                var page = slack.membershipLists().adminRoles(cursor);
                items.addAll(page.items());
                yield ended(page.listing(), inTruth);
            }
        };
    }

    Listing toTheEnd(int inTruth) {
        Optional<Listing> end = Optional.empty();
        while (end.isEmpty()) {
            end = page(inTruth);
        }
        return end.get();
    }

    private Optional<Listing> ended(Listing listing) {
        if (listing instanceof Listing.Onward(ListingPoint next)) {
            scim = next;
            return Optional.empty();
        }
        return Optional.of(listing);
    }

    /** A list by cursor promises no number; it is held against one that is known otherwise. */
    private Optional<Listing> ended(CursorListing listing, int inTruth) {
        return switch (listing) {
            case CursorListing.Onward(CursorPoint next) -> {
                cursor = next;
                yield Optional.empty();
            }
            case CursorListing.Ended ended -> Optional.of(ended.against(inTruth));
        };
    }
}
