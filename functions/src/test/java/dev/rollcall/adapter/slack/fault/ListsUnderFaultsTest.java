package dev.rollcall.adapter.slack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lists of everybody and everything: with rows missing they are never called whole, and what
 * cannot be read now can be read from the same point later.
 */
class ListsUnderFaultsTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(400);

    /** A list of more than one page. */
    enum ListOf {
        ACCOUNTS("GET .*/Users$", 1_100),
        IDP_GROUPS("GET .*/Groups$", 60),
        ROSTER("POST .*admin.users.list$", 150);

        private final String call;
        private final int size;

        ListOf(String call, int size) {
            this.call = call;
            this.size = size;
        }
    }

    /** Reads a list page by page, and again from where it stands after a failure. */
    private static final class Reader {
        private final Slack slack;
        private final ListOf list;
        private final List<Object> items = new ArrayList<>();
        private ListingPoint scim = ListingPoint.START;
        private CursorPoint cursor = CursorPoint.START;

        Reader(Slack slack, ListOf list) {
            this.slack = slack;
            this.list = list;
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

        /** The roster promises no number; it is held against the one that SCIM has proven. */
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

    private Company company = new Company(PATIENT);

    static Stream<Arguments> rowsGone() {
        return Stream.of(ListOf.values())
                .flatMap(list ->
                        Stream.of("missing-rows", "shrunken-page")
                                .flatMap(fault ->
                                        IntStream.of(0, 1)
                                                .mapToObj(p -> Arguments.of(list, fault, p))))
                // Before the first page nothing can have gone.
                .filter(cell ->
                        !(cell.get()[1].equals("shrunken-page") && cell.get()[2].equals(0)));
    }

    static Stream<Arguments> noAnswer() {
        return Stream.of(ListOf.values())
                .flatMap(list ->
                        Stream.of(
                                        "rate-limit",
                                        "server-error",
                                        "malformed",
                                        "lost-after-effect",
                                        "delay")
                                .flatMap(fault ->
                                        IntStream.of(0, 1)
                                                .mapToObj(p -> Arguments.of(list, fault, p))));
    }

    @AfterEach
    void close() {
        assertThat(company.simulator().forbidden()).isEmpty();
        company.close();
    }

    @ParameterizedTest
    @MethodSource("rowsGone")
    void is_never_called_whole_while_rows_are_missing(ListOf list, String fault, int page) {
        int size = furnish(list);
        Reader reader = new Reader(company.slack(), list);
        company.begin("list");
        for (int before = 0; before < page; before++) {
            assertThat(reader.page(size)).isEmpty();
        }
        company.fault("{\"fault\":\"" + fault + "\",\"rows\":2,\"call\":\"" + list.call + "\"}");

        Listing end = reader.toTheEnd(size);

        assertThat(end).isInstanceOf(Listing.Unproven.class);
        assertThat(reader.items).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(size);
    }

    @ParameterizedTest
    @MethodSource("noAnswer")
    void goes_on_from_the_same_point_when_it_can_be_read_again(
            ListOf list, String fault, int page) {
        if (fault.equals("delay")) {
            company.close();
            company = new Company(IMPATIENT);
        }
        int size = furnish(list);
        Reader reader = new Reader(company.slack(), list);
        company.begin("list");
        for (int before = 0; before < page; before++) {
            untilRead(reader, size);
        }
        company.fault(
                "{\"fault\":\""
                        + fault
                        + "\",\"seconds\":40,\"times\":9,\"call\":\""
                        + list.call
                        + "\"}");

        assertThatThrownBy(() -> reader.page(size)).isInstanceOf(PortFailure.class);
        company.noFaults();
        company.passUntil(Company.START.plusSeconds(60));

        assertThat(untilTheEnd(reader, size)).isEqualTo(new Listing.Proven(size));
        assertThat(reader.items).hasSize(size).doesNotHaveDuplicates();
    }

    /** On a busy machine an impatient caller may have to try again. */
    private static void untilRead(Reader reader, int size) {
        for (int tries = 0; tries < 20; tries++) {
            try {
                assertThat(reader.page(size)).isEmpty();
                return;
            } catch (PortFailure.Unavailable _) {
                // The same point again.
            }
        }
        throw new AssertionError("The list cannot be read");
    }

    private static Listing untilTheEnd(Reader reader, int size) {
        for (int tries = 0; tries < 20; tries++) {
            try {
                return reader.toTheEnd(size);
            } catch (PortFailure.Unavailable _) {
                // The same point again.
            }
        }
        throw new AssertionError("The list cannot be read");
    }

    /** Fills the list, and returns how long it is. */
    private int furnish(ListOf list) {
        if (list == ListOf.IDP_GROUPS) {
            IntStream.range(0, list.size)
                    .forEach(n ->
                            company.add(SlackGroup.Kind.IDP_GROUP, "S0G" + n, "", Company.OTHER));
            return list.size;
        }
        SlackAccount other = company.account(Company.OTHER);
        IntStream.range(0, list.size)
                .forEach(n ->
                        company.organisation()
                                .add(
                                        new SlackAccount(
                                                "U0N" + n,
                                                "n" + n,
                                                "n" + n + "@acme.example",
                                                other.rank(),
                                                false,
                                                false,
                                                Optional.empty(),
                                                0,
                                                Set.of("T01"),
                                                List.of())));
        return company.organisation().accounts().size();
    }
}
