package dev.rollcall.adapter.csvsource;

import static dev.rollcall.adapter.csvsource.LaidDown.GROUPS;
import static dev.rollcall.adapter.csvsource.LaidDown.MEMBERSHIPS;
import static dev.rollcall.adapter.csvsource.LaidDown.NOON;
import static dev.rollcall.adapter.csvsource.LaidDown.USERS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each is asked about by a reading by id: what is refused is not known at all. */
class CsvRefusalsTest {
    private static final PersonId ANA = new PersonId(LaidDown.SOURCE, "ana-1");
    private static final String ONE_USER =
            USERS + "\nana-1,leaver,2026-10-30T08:15:00Z,ana@acme.example,Ana Diaz,\n";
    private static final String ONE_GROUP = GROUPS + "\ng1,Sales\n";
    private static final String ONE_MEMBERSHIP = MEMBERSHIPS + "\ng1,user,ana-1\n";

    private final LaidDown laid = new LaidDown();

    @Test
    void what_is_whole_and_new_is_taken() {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);

        assertThat(laid.csv.persons().read(ANA))
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found -> {
                            assertThat(found.standing()).isEqualTo(Standing.LEAVER);
                            assertThat(found.status()).isEqualTo("leaver");
                        });
    }

    @Test
    void windows_line_ends_a_byte_order_mark_and_a_missing_last_line_end_are_taken() {
        laid.lay("\uFEFF" + ONE_USER.replace("\n", "\r\n"), ONE_GROUP.strip(), MEMBERSHIPS + "\n");

        assertThat(laid.csv.persons().read(ANA)).isInstanceOf(PersonReading.Found.class);
    }

    @Test
    void columns_that_nobody_asks_for_are_let_be() {
        laid.lay(
                "shoeSize,id,status,email,displayName\n43,ana-1,entitled,,\n",
                ONE_GROUP,
                ONE_MEMBERSHIP);

        assertThat(laid.csv.persons().read(ANA))
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found -> assertThat(found.attributes()).isEmpty());
    }

    @Test
    void files_without_a_manifest() {
        laid.put("users.csv", ONE_USER);

        refused("manifest-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"schemaVersion\":1}", "{\"schemaVersion\":\"1\"}"})
    void a_manifest_that_is_none(String content) {
        laid.put("manifest.json", content);

        refused("manifest-unreadable");
    }

    @Test
    void a_manifest_of_another_version() {
        laid.manifest(manifest().put("schemaVersion", 2));

        refused("manifest-of-another-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../users.csv", "/users.csv", "a//b.csv", "s3://elsewhere/users.csv"})
    void a_manifest_that_names_a_file_elsewhere(String name) {
        ObjectNode manifest = manifest();
        ((ObjectNode) manifest.at("/files/users")).put("name", name);
        laid.manifest(manifest);

        refused("manifest-unreadable");
    }

    @Test
    void more_rows_than_fit() {
        ObjectNode manifest = manifest();
        ((ObjectNode) manifest.at("/files/users")).put("rows", 500_001);
        laid.manifest(manifest);

        refused("too-many-rows");
    }

    @ParameterizedTest
    @CsvSource({"PT5M1S, manifest-from-the-future", "-PT26H1S, manifest-too-old"})
    void files_of_a_time_that_cannot_be_or_is_long_past(Duration from, String code) {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.manifest(manifest().put("generatedAt", NOON.plus(from).toString()));

        refused(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "-PT26H"})
    void files_of_a_time_that_may_just_be(Duration from) {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.manifest(manifest().put("generatedAt", NOON.plus(from).toString()));

        assertThat(laid.csv.persons().read(ANA)).isInstanceOf(PersonReading.Found.class);
    }

    /** Accepted files do not stay good for ever either. */
    @Test
    void accepted_files_that_have_grown_too_old() {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.csv.persons().read(ANA);
        laid.clock.advance(Duration.ofHours(27));

        refused("manifest-too-old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT0S"})
    void files_that_are_not_newer_than_the_last_accepted(Duration from) {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.csv.persons().read(ANA);
        String other = ONE_USER.replace("leaver", "entitled");
        laid.put("users.csv", other);
        laid.manifest(
                laid.manifestOf(other, ONE_GROUP, ONE_MEMBERSHIP)
                        .put("generatedAt", NOON.plus(from).toString()));

        refused("manifest-not-newer-than-the-last");
    }

    @Test
    void what_was_refused_is_not_remembered_as_accepted() {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.put("users.csv", ONE_USER + "bo-2,leaver,,,,\n");
        refused("digest-differs");

        laid.put("users.csv", ONE_USER);

        assertThat(laid.csv.persons().read(ANA)).isInstanceOf(PersonReading.Found.class);
    }

    @Test
    void a_file_that_the_manifest_names_and_nobody_laid_down() {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.files.remove("memberships.csv");

        refused("file-missing");
    }

    @Test
    void a_file_that_is_cut_off() {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.put("users.csv", ONE_USER.substring(0, 100));

        refused("digest-differs");
    }

    @Test
    void a_file_with_fewer_rows_than_promised() {
        ObjectNode manifest = manifest();
        ((ObjectNode) manifest.at("/files/users")).put("rows", 2);
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.manifest(manifest);

        refused("row-count-differs");
    }

    @Test
    void a_file_that_is_replaced_without_a_manifest() {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.csv.persons().read(ANA);
        laid.put("users.csv", ONE_USER.replace("leaver", "entitled"));

        refused("replaced-without-a-manifest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,email,displayName | columns-missing",
                "id,status,email,displayName,id | columns-twice",
                "\"id,status | header-unreadable"
            })
    void a_header_that_is_not_what_was_agreed(String header, String code) {
        laid.lay(header + "\nana-1,entitled,,\n", ONE_GROUP, ONE_MEMBERSHIP);

        refused(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ana-1,entitled,,,, | line 3: id twice",
                "ana@acme.example,entitled,,,, | line 3: id",
                "bo-2,gone,,,, | line 3: status",
                "bo-2,,,,, | line 3: status",
                "bo-2,leaver,yesterday,,, | line 3: statusSince",
                "bo-2,leaver | line 3: another number of fields than the header",
                "bo-2,leaver,,\"bo@acme.example,, | line 3: empty, or a field with a line break",
                "bo-2,leaver,,\"bo\"x,, | line 3: not CSV"
            })
    void a_bad_row_makes_the_file_refused_by_line_and_says_nothing_of_people(
            String row, String where) {
        laid.lay(ONE_USER + row + "\n", ONE_GROUP, ONE_MEMBERSHIP);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> laid.csv.persons().read(ANA))
                .withMessageContaining(where)
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("bad-rows");
                    assertThat(refused.getMessage())
                            .doesNotContain("acme", "bo-2", "ana-1", "yesterday", "gone");
                });
    }

    @Test
    void a_line_break_of_old_within_a_row() {
        laid.lay(ONE_USER + "bo-2,leaver,,bo\rchen,,\n", ONE_GROUP, ONE_MEMBERSHIP);

        refused("bad-rows");
    }

    @Test
    void of_many_bad_rows_the_first_are_told_and_all_are_counted() {
        laid.lay(ONE_USER + "x,gone,,,,\n".repeat(30), ONE_GROUP, ONE_MEMBERSHIP);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> laid.csv.persons().read(ANA))
                .withMessageContaining("30 bad rows")
                .withMessageContaining("line 12: ")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("line 13"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g9,user,ana-1 | groupId is not in the file of groups",
                "g1,user,bo-2 | memberId is in no other file",
                "g1,group,ana-1 | memberId is in no other file",
                "g1,robot,ana-1 | memberType",
                "g1,user,ana-1 | the same membership twice"
            })
    void a_membership_of_nobody_or_nothing_or_told_twice(String row, String where) {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP + row + "\n");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> laid.csv.persons().read(ANA))
                .withMessageContaining("line 3: " + where);
    }

    @Test
    void memberships_of_one_group_in_two_places() {
        laid.lay(
                ONE_USER + "bo-2,entitled,,,,\n",
                ONE_GROUP + "g2,Design\n",
                ONE_MEMBERSHIP + "g2,user,ana-1\ng1,user,bo-2\n");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> laid.csv.persons().read(ANA))
                .withMessageContaining("line 4: the rows of a group do not stand together");
    }

    @Test
    void bytes_that_are_not_utf_8() {
        byte[] users =
                (ONE_USER + "bo-2,entitled,,,B\u00f6,\n").getBytes(StandardCharsets.ISO_8859_1);
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        laid.files.put("users.csv", users);
        ObjectNode manifest = manifest();
        ((ObjectNode) manifest.at("/files/users"))
                .put("rows", 2)
                .put("sha256", Hashes.sha256(users));
        laid.manifest(manifest);

        refused("bad-rows");
    }

    @Test
    void of_two_who_accept_at_once_one_comes_again() {
        laid.lay(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
        CsvAcceptance lost =
                new CsvAcceptance(
                        new CsvSourceSettings(LaidDown.SOURCE),
                        laid,
                        new LosingCursors(),
                        laid.clock);

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(lost::current);
    }

    /** It fits its own manifest, and whoever is missing would lose what groups gave. */
    @ParameterizedTest
    @CsvSource({
        "20, 20, 20, 17, 20, 20, users",
        "20, 20, 20, 20, 10, 20, groups",
        "20, 20, 20, 20, 20, 0, memberships",
        "3, 3, 3, 1, 3, 3, users"
    })
    void half_an_export_is_held_for_a_human(
            int users,
            int groups,
            int members,
            int usersNow,
            int groupsNow,
            int membersNow,
            String file) {
        export(users, groups, members);
        laid.csv.exports().take();
        export(usersNow, groupsNow, membersNow);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> laid.csv.exports().take())
                .withMessageContaining("file of " + file)
                .returns("shrunk", PortFailure.NeedsHuman::code);
    }

    @ParameterizedTest
    @CsvSource({"20, 20, 20, 18, 18, 18", "3, 3, 3, 2, 2, 2", "2, 2, 2, 40, 40, 40"})
    void a_little_less_or_more_is_taken(
            int users, int groups, int members, int usersNow, int groupsNow, int membersNow) {
        export(users, groups, members);
        String before = laid.csv.exports().take();
        export(usersNow, groupsNow, membersNow);

        assertThat(laid.csv.exports().take()).isNotEqualTo(before);
    }

    @Test
    void a_human_names_the_manifest_that_is_taken_all_the_same_and_no_other() {
        export(20, 20, 20);
        laid.csv.exports().take();
        String half = export(10, 20, 10);
        CsvAcceptance told = told(half);

        assertThat(told.take()).isEqualTo(half);

        export(5, 20, 5);
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(told::take)
                .returns("shrunk", PortFailure.NeedsHuman::code);
    }

    private CsvAcceptance told(String manifest) {
        CsvSourceSettings usual = new CsvSourceSettings(LaidDown.SOURCE);
        return new CsvAcceptance(
                new CsvSourceSettings(
                        usual.source(),
                        usual.oldest(),
                        usual.clocksDiffer(),
                        usual.mayShrinkPercent(),
                        Optional.of(manifest)),
                laid,
                laid.cursors,
                laid.clock);
    }

    /** Lays so many rows down, a second later; returns the manifest's digest. */
    private String export(int users, int groups, int members) {
        laid.clock.advance(Duration.ofSeconds(1));
        String people = USERS + "\n" + rows(users, i -> "u" + i + ",entitled,,,,");
        String all = GROUPS + "\n" + rows(groups, i -> "g" + i + ",Group");
        String in = MEMBERSHIPS + "\n" + rows(members, i -> "g0,user,u" + i);
        laid.lay(people, all, in);
        return Hashes.sha256(
                Json.write(laid.manifestOf(people, all, in)).getBytes(StandardCharsets.UTF_8));
    }

    private static String rows(int number, IntFunction<String> row) {
        return IntStream.range(0, number)
                .mapToObj(i -> row.apply(i) + "\n")
                .collect(Collectors.joining());
    }

    private ObjectNode manifest() {
        return laid.manifestOf(ONE_USER, ONE_GROUP, ONE_MEMBERSHIP);
    }

    private void refused(String code) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> laid.csv.persons().read(ANA))
                .returns(code, PortFailure.NeedsHuman::code);
    }
}
