# Keeps answers of the storefront and of the product service to anybody (docs/decisions/0033-varnish.md).
# The gateway asks through one socket and answers through another, so nothing here is looked up by name.
vcl 4.1;

import std;
import var;
import xkey;

backend origin {
  .path = "/sockets/origin.sock";
}

sub vcl_recv {
  # What a service says: these keys have changed, and the rest that is kept is true.
  if (local.socket == "services") {
    if (req.method != "PURGE") {
      return (synth(405));
    }
    if (req.http.Surrogate-Key) {
      xkey.purge(req.http.Surrogate-Key);
    }
    var.global_set(req.http.Souk-Service, std.time2real(now, 0.0));
    var.global_set("position of " + req.http.Souk-Service, req.http.Souk-Position);
    return (synth(204));
  }
  if (req.method != "GET" && req.method != "HEAD") {
    return (synth(405));
  }

  # These decide about no answer.
  unset req.http.Cookie;
  unset req.http.X-Forwarded-For;

  # One spelling of what means the same, so that it is kept once. Whatever else is sent is kept apart, by Vary.
  if (req.http.Accept == "*/*") {
    unset req.http.Accept;
  }
  if (req.http.Accept-Encoding ~ "(?i)\bgzip\b" && req.http.Accept-Encoding !~ "(?i)\bq *=") {
    set req.http.Accept-Encoding = "gzip";
  } elsif (req.http.Accept-Encoding !~ "(?i)\bgzip\b|\*") {
    unset req.http.Accept-Encoding;
  }

  # No token gets a kept answer. Prefer may ask for waiting, the service refuses a position that is none, and Varnish knows no tag that stands for all.
  if (req.http.Authorization || req.http.Prefer || req.http.Souk-Position !~ "^(\d{1,15})?$" || req.http.If-None-Match ~ "\*") {
    return (pass);
  }
  var.set("service", regsub(req.url, "^/([^/?]+).*$", "\1"));
  # The service has been silent for a while: it may know of changes, or be gone.
  if (now - std.real2time(std.real(var.global_get(var.get("service")), 0.0), now) > 0.9s) {
    return (pass);
  }
  # The service will wait for this position, and others who ask for the same shall not wait with it.
  if (std.integer(req.http.Souk-Position, 0) > std.integer(var.global_get("position of " + var.get("service")), 0)) {
    return (pass);
  }
}

sub vcl_hit {
  # Who has written reads what was written. The newer answer replaces this one.
  if (std.integer(req.http.Souk-Position, 0) > std.integer(obj.http.Surrogate-Position, 0)) {
    set req.hash_always_miss = true;
    return (restart);
  }
}

sub vcl_backend_response {
  set beresp.grace = 0s;
  # An answer that took longer may have been made before a change whose last purge has come and gone.
  if (beresp.http.Surrogate-Control && beresp.http.Surrogate-Key && now - bereq.time < 0.7s) {
    set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^max-age=(\d+)$", "\1s"), 0s);
    set beresp.http.xkey = beresp.http.Surrogate-Key;
  } else {
    # Others who ask for it do not wait for each other.
    set beresp.uncacheable = true;
    set beresp.ttl = 1s;
  }
  return (deliver);
}

# nginx takes this status as its sign to ask the service itself.
sub vcl_backend_error {
  set beresp.status = 502;
  return (deliver);
}

sub vcl_synth {
  if (resp.status >= 500) {
    set resp.status = 502;
  }
  return (deliver);
}

sub vcl_deliver {
  unset resp.http.xkey;
  unset resp.http.Surrogate-Control;
  unset resp.http.Surrogate-Key;
  unset resp.http.Surrogate-Position;
  unset resp.http.Age;
  unset resp.http.Via;
  unset resp.http.X-Varnish;
  if (obj.hits > 0) {
    set resp.http.X-Cache = "hit";
  } else {
    set resp.http.X-Cache = "miss";
  }
}
