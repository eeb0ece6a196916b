package dev.rollcall.browser;

import static dev.rollcall.browser.Approving.KIM;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Takes the pictures of the documentation, with the sample company's made-up people. */
@InChromium
@EnabledIfSystemProperty(
        named = ScreenshotsTest.WHERE,
        matches = ".+",
        disabledReason = "Pictures are taken with -Dscreenshots=docs/images only")
class ScreenshotsTest {
    static final String WHERE = "screenshots";

    private static final int LARGEST = 150 * 1024;

    private final ApproversBrowser browser;
    private final NightCompany company;

    ScreenshotsTest(ApproversBrowser browser, NightCompany company) {
        this.browser = browser;
        this.company = company;
    }

    @Test
    void of_the_way_from_the_mail_to_the_result() throws IOException {
        List<OktaPerson> within = company.rested(2);
        company.loses(within);
        company.worksOff(within);
        List<OktaPerson> leavers = company.people(6);
        company.loses(leavers);
        HeldList list = company.asks(leavers);

        browser.phone();
        Overview overview = browser.signsIn(list, KIM);
        take("approval-phone", false);
        browser.wide(1000, 700);
        take("approval-overview", true);
        People people = overview.people();
        people.mark(leavers.get(0), "Release")
                .mark(leavers.get(1), "Release")
                .mark(leavers.get(4), "Not now");
        take("approval-people", true);
        Review review = people.saveAndReview();
        take("approval-part", true);
        review.theRestIs("The source is wrong").type(review.phrase()).release();
        take("approval-result", true);
    }

    private void take(String name, boolean whole) throws IOException {
        byte[] picture = smaller(browser.picture(whole));
        assertThat(picture).as(name).hasSizeBetween(1024, LARGEST);
        Path directory = Project.path(System.getProperty(WHERE, "target/screenshots"));
        Files.createDirectories(directory);
        Files.write(directory.resolve(name + ".png"), picture);
    }

    /** Chromium packs pictures fast; packed well they are smaller by a quarter. */
    private static byte[] smaller(byte[] png) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam packing = writer.getDefaultWriteParam();
        packing.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        packing.setCompressionQuality(0);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(packed)) {
            writer.setOutput(out);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            writer.write(null, new IIOImage(picture, null, null), packing);
        } finally {
            writer.dispose();
        }
        return packed.toByteArray();
    }
}
