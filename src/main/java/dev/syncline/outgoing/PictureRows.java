package dev.syncline.outgoing;

import dev.syncline.item.ItemRef;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is at the addresses of images that only our tracker serves, so that each is fetched once. */
@Component
class PictureRows {

    private static final String NONE = "none";

    private final JdbcClient jdbc;

    PictureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was found.
     *
     * @param picture empty where no image was that may travel
     */
    record Found(Optional<Picture> picture) {}

    Optional<Found> find(ItemRef ref, String shows) {
        return jdbc.sql("select kind, bytes, sha256 from picture where entity_type = ? and item = ? and shows = ?")
                .param(ref.entityType())
                .param(ref.id())
                .param(shows)
                .query((row, number) -> {
                    long size = row.getLong("bytes");
                    String sha256 = row.getString("sha256");
                    return new Found(
                            PictureKind.ofMimetype(row.getString("kind")).map(kind -> new Picture(kind, size, sha256)));
                })
                .optional();
    }

    void keep(ItemRef ref, String shows, Optional<Picture> picture) {
        jdbc.sql("insert into picture (entity_type, item, shows, kind, bytes, sha256) values (?, ?, ?, ?, ?, ?)")
                .param(ref.entityType())
                .param(ref.id())
                .param(shows)
                .param(picture.map(each -> each.kind().mimetype()).orElse(NONE))
                .param(picture.map(Picture::size).orElse(0L))
                .param(picture.map(Picture::sha256).orElse(""))
                .update();
    }
}
