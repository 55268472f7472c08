package dev.syncline.outbound;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the administrator of this installation opens beyond public addresses.
 *
 * @param allowedNetworks networks in CIDR form that may be reached although they are private, such as 10.20.0.0/16
 * @param allowHttp whether http is allowed beside https; only for trying things out on one machine
 * @param allowedPorts ports beside 443 and 8443
 */
@ConfigurationProperties("syncline.outbound")
record OutboundSettings(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue Set<Integer> allowedPorts) {}
