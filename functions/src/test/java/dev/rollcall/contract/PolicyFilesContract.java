package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Served;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

/** What {@link PolicyFiles} do. */
public abstract class PolicyFilesContract {
    private static final String SAMPLE =
            Project.read(Project.path("functions/src/local/resources/policy.yaml"));
    private static final byte[] ONE = bytes(SAMPLE);
    private static final byte[] OTHER = bytes(SAMPLE + "# another\n");

    /** Returns the files, of which none is there yet. */
    protected abstract PolicyFiles files();

    /** Writes the served file past the port, as somebody with rights on the bucket does. */
    protected abstract void upload(byte[] content);

    /** Writes a kept file past the port. */
    protected abstract void tamper(String digest, byte[] content);

    @Test
    void the_served_file_is_named_by_its_digest() {
        upload(ONE);

        Served served = files().served();

        assertThat(served.content()).isEqualTo(ONE);
        assertThat(served.digest()).isEqualTo(Hashes.sha256(ONE));
    }

    @Test
    void a_kept_file_is_found_by_its_digest_and_keeping_it_again_is_harmless() {
        String digest = files().keep(ONE);

        assertThat(files().keep(ONE)).isEqualTo(digest).isEqualTo(Hashes.sha256(ONE));
        assertThat(files().kept(digest)).isEqualTo(ONE);
    }

    @Test
    void a_file_that_was_never_kept_needs_a_human() {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> files().kept(Hashes.sha256(ONE)));
    }

    @Test
    void a_kept_file_that_somebody_changed_is_not_given_out_and_not_put_right_silently() {
        String digest = files().keep(ONE);
        tamper(digest, OTHER);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> files().kept(digest))
                .withMessageContaining("other-content-stored");
    }

    @Test
    void the_served_file_is_replaced_as_it_was_seen() {
        upload(ONE);

        assertThat(files().serve(OTHER, files().served())).isTrue();

        assertThat(files().served().content()).isEqualTo(OTHER);
    }

    @Test
    void a_served_file_that_was_changed_meanwhile_is_left_alone() {
        upload(ONE);
        Served seen = files().served();
        byte[] strange = bytes(SAMPLE + "# strange\n");
        upload(strange);

        assertThat(files().serve(OTHER, seen)).isFalse();

        assertThat(files().served().content()).isEqualTo(strange);
    }

    @Test
    void a_replacement_whose_answer_was_lost_may_be_repeated() {
        upload(ONE);
        Served seen = files().served();
        files().serve(OTHER, seen);

        assertThat(files().serve(OTHER, seen)).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
