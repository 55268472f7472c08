package dev.syncline.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.ItemRef;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is remembered of images that only our tracker serves, on both databases. */
class PictureRowsTest {

    /** The shared sentence. */
    abstract static class Contract {

        @Autowired
        PictureRows rows;

        @Test
        void remembersWhatWasAtAnAddressAndThatNothingWas() {
            ItemRef ref =
                    new ItemRef("desk", "acme", "ticket", UUID.randomUUID().toString(), "ACME-1");
            Picture picture = new Picture(PictureKind.PNG, Picture.LARGEST, "a".repeat(64));
            rows.keep(ref, "1".repeat(32), Optional.of(picture));
            rows.keep(ref, "2".repeat(32), Optional.empty());

            assertThat(rows.find(ref, "1".repeat(32))).contains(new PictureRows.Found(Optional.of(picture)));
            assertThat(rows.find(ref, "2".repeat(32))).contains(new PictureRows.Found(Optional.empty()));
            assertThat(rows.find(ref, "3".repeat(32))).isEmpty();
        }
    }

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}
}
