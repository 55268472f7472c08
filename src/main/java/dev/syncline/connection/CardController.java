package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the card of this node to whoever asks. */
@RestController
class CardController {

    private final OwnCard card;

    CardController(OwnCard card) {
        this.card = card;
    }

    @GetMapping(Card.PATH)
    ResponseEntity<byte[]> show() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(StrictJson.write(card.now()));
    }
}
