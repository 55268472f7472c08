package dev.syncline.transport;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ControlCalls;
import dev.syncline.connection.PeerKeys;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.signing.VerifiedRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one key pair of a side, and what it knows of others' keys: those that are pinned. */
record SideKeys(KeyPair pair) {

    static SideKeys make() {
        try {
            return new SideKeys(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    NodeKey key() {
        return new NodeKey(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(pair.getPublic().getEncoded()));
    }

    NodeKeys own() {
        NodeKeys own = mock(NodeKeys.class);
        String only = key().fingerprint();
        when(own.holds(any())).thenAnswer(call -> only.equals(call.getArgument(0)));
        when(own.signer(any())).thenReturn(only);
        when(own.sign(any(), any())).thenAnswer(call -> {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(call.<byte[]>getArgument(1));
            return signature.sign();
        });
        return own;
    }

    PeerKeys ofOthers() {
        PeerKeys others = mock(PeerKeys.class);
        when(others.trusted(any(), any()))
                .thenAnswer(call -> Optional.ofNullable(
                                call.<Connection>getArgument(0).remoteKey())
                        .filter(key -> key.fingerprint().equals(call.getArgument(1))));
        return others;
    }

    /** Takes each call once. */
    static ControlCalls takenOnce() {
        Set<String> taken = ConcurrentHashMap.newKeySet();
        ControlCalls calls = mock(ControlCalls.class);
        when(calls.isFirst(any()))
                .thenAnswer(call -> taken.add(
                        call.<VerifiedRequest>getArgument(0).addressing().messageId()));
        return calls;
    }
}
