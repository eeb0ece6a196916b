package dev.rollcall.function.page;

import static java.util.Comparator.comparing;

import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One page of a batch's people.
 *
 * @param search what is searched for; empty: nothing is
 * @param page from 1
 * @param found how many there are on all pages
 * @param gone those who do not wait any more
 */
public record PeopleList(
        String search,
        int page,
        int found,
        List<HeldItem> rows,
        Map<PersonId, Profile> profiles,
        Set<Target> gone) {
    public static final int PAGE = 50;

    /** Longer texts are no names. */
    private static final int LONGEST_SEARCH = 100;

    public PeopleList {
        rows = List.copyOf(rows);
        profiles = Map.copyOf(profiles);
        gone = Set.copyOf(gone);
    }

    /**
     * Returns a page of those whom the search finds, by reason and then by account.
     *
     * @param names of all where names are searched, else none
     * @param gone tells which of the page's rows wait no more
     */
    public static PeopleList of(
            List<HeldItem> items,
            String search,
            int asked,
            Function<List<HeldItem>, Map<PersonId, Profile>> names,
            Function<List<HeldItem>, Set<Target>> gone) {
        String wanted =
                search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
        Map<PersonId, Profile> searched = wanted.isBlank() ? Map.of() : names.apply(items);
        List<HeldItem> found =
                items.stream()
                        .filter(item -> fits(item, wanted, searched))
                        .sorted(
                                comparing((HeldItem item) -> Telling.reasons(item.reasons()))
                                        .thenComparing(item -> item.change().target()))
                        .toList();
        int pages = pages(found.size());
        int page = Math.clamp(asked, 1, pages);
        List<HeldItem> rows = found.subList((page - 1) * PAGE, Math.min(found.size(), page * PAGE));
        return new PeopleList(
                wanted, page, found.size(), rows, names.apply(rows), gone.apply(rows));
    }

    int pages() {
        return pages(found);
    }

    Optional<Profile> profile(HeldItem item) {
        return Optional.ofNullable(profiles.get(item.person()));
    }

    private static int pages(int size) {
        return Math.max(1, (size + PAGE - 1) / PAGE);
    }

    private static boolean fits(HeldItem item, String search, Map<PersonId, Profile> names) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        return contains(item.change().whom().toString(), wanted)
                || contains(item.person().value(), wanted)
                || Optional.ofNullable(names.get(item.person()))
                        .filter(profile ->
                                contains(profile.name(), wanted)
                                        || contains(profile.email(), wanted))
                        .isPresent();
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
