package dev.rollcall.domain.account;

import dev.rollcall.domain.person.PersonId;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Which names to try for a person, in which order.
 *
 * <p>The same person always gets the same ones, so that whoever repeats a creation asks for the
 * name that the first one asked for. After the plain name come names with a mark of the person's
 * own, not with a number: two people of one name then do not run after each other through the
 * numbers.
 */
public final class UserNames {
    /** How many candidates there are; if all of them are taken, a human looks. */
    public static final int CANDIDATES = 6;

    private static final int MARK = 5;
    private static final int RADIX = 36;
    private static final Pattern COMBINING = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9._-]");
    private static final Pattern AT_START = Pattern.compile("^[._-]+");
    private static final Pattern AT_END = Pattern.compile("[._-]+$");

    /** Letters that are no base letter with a mark, and that Latin alphabets write with two. */
    private static final Map<String, String> SPELT =
            Map.of(
                    "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ",
                    "th", "ı", "i");

    private UserNames() {}

    /**
     * Returns {@value #CANDIDATES} different names, best first.
     *
     * @param wanted the person's login or e-mail; what follows an {@code @} is left out
     */
    public static List<UserName> candidates(PersonId person, String wanted) {
        String base = base(wanted);
        Stream<String> plain = base.isEmpty() ? Stream.of() : Stream.of(base);
        Stream<String> marked =
                IntStream.range(0, CANDIDATES).mapToObj(i -> marked(base, mark(person, i)));
        return Stream.concat(plain, marked)
                .distinct()
                .limit(CANDIDATES)
                .map(UserName::new)
                .toList();
    }

    private static String base(String wanted) {
        int at = wanted.indexOf('@');
        String local = (at < 0 ? wanted : wanted.substring(0, at)).toLowerCase(Locale.ROOT);
        String latin =
                COMBINING.matcher(Normalizer.normalize(local, Normalizer.Form.NFKD)).replaceAll("");
        for (Map.Entry<String, String> letter : SPELT.entrySet()) {
            latin = latin.replace(letter.getKey(), letter.getValue());
        }
        String allowed = OTHER.matcher(latin).replaceAll("_");
        return cut(AT_START.matcher(allowed).replaceFirst(""), UserName.LONGEST);
    }

    private static String marked(String base, String mark) {
        String room = cut(base, UserName.LONGEST - MARK - 1);
        return room.isEmpty() ? "u-" + mark : room + "-" + mark;
    }

    private static String cut(String name, int longest) {
        String shorter = name.length() > longest ? name.substring(0, longest) : name;
        return AT_END.matcher(shorter).replaceFirst("");
    }

    /** Five letters or digits: one in sixty million. */
    private static String mark(PersonId person, int number) {
        CRC32C sum = new CRC32C();
        sum.update((person + "#" + number).getBytes(StandardCharsets.UTF_8));
        String text = "0000" + Long.toString(sum.getValue(), RADIX);
        return text.substring(text.length() - MARK);
    }
}
