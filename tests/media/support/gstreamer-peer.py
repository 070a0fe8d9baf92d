"""Another third party's publisher for WHIP: GStreamer's webrtcbin, as encoders are built on it.

    gstreamer-peer.py publish URL TOKEN [BRIGHTNESS]

Publishes a tone and a picture of one brightness, in VP8 and Opus. One JSON object per line on standard output, as aiortc-peer.py; ends
when standard input does, with DELETE.
"""

import sys
import threading
import urllib.error
import urllib.parse

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstWebRTC", "1.0")
gi.require_version("GstSdp", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: E402

from whip_way import ask, brightness, say, url  # noqa: E402

Gst.init(None)
grey = 0xFF000000 | brightness << 16 | brightness << 8 | brightness
pipeline = Gst.parse_launch(
    f"videotestsrc is-live=true pattern=solid-color foreground-color={grey}"
    " ! video/x-raw,width=320,height=240,framerate=15/1 ! videoconvert"
    " ! vp8enc deadline=1 cpu-used=8 keyframe-max-dist=10 ! rtpvp8pay pt=96"
    " ! application/x-rtp,media=video,encoding-name=VP8,clock-rate=90000,payload=96 ! line."
    " audiotestsrc is-live=true wave=sine freq=440 ! audioconvert ! audioresample ! opusenc"
    " ! rtpopuspay pt=97 ! application/x-rtp,media=audio,encoding-name=OPUS,clock-rate=48000,payload=97 ! line."
    " webrtcbin name=line bundle-policy=max-bundle"
)
line = pipeline.get_by_name("line")
# By itself its ICE leaves out loopback, over which the tests run. The name is kept: with it Python would let go of the agent.
ice = line.get_property("ice-agent")
ice.emit("add-local-ip-address", "127.0.0.1")
for index in (0, 1):
    sender = line.emit("get-transceiver", index)
    sender.set_property("direction", GstWebRTC.WebRTCRTPTransceiverDirection.SENDONLY)
loop = GLib.MainLoop()
session = {}


def negotiate(*_):
    def created(promise, *_):
        reply = promise.get_reply()
        line.emit("set-local-description", reply.get_value("offer"), Gst.Promise.new())

    line.emit("create-offer", None, Gst.Promise.new_with_change_func(created))


def gathered(*_):
    complete = line.get_property("ice-gathering-state") == GstWebRTC.WebRTCICEGatheringState.COMPLETE
    if complete and "asked" not in session:
        session["asked"] = True
        threading.Thread(target=post, daemon=True).start()


def post():
    offer = line.get_property("local-description").sdp.as_text()
    try:
        status, location, answer = ask("POST", url, offer)
    except urllib.error.HTTPError as refusal:
        say(status=refusal.code, body=refusal.read().decode())
        return loop.quit()
    session["location"] = location
    say(status=status, location=location)
    _, sdp = GstSdp.SDPMessage.new_from_text(answer)
    described = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, sdp)
    line.emit("set-remote-description", described, None)


def changed(*_):
    say(state=line.get_property("connection-state").value_nick)


def hang_up():
    sys.stdin.read()
    if "location" in session:
        try:
            status, _, _ = ask("DELETE", urllib.parse.urljoin(url, session["location"]))
            say(deleted=status)
        except urllib.error.HTTPError as refusal:
            say(deleted=refusal.code)
    loop.quit()


def failed(_, message):
    if message.type == Gst.MessageType.ERROR:
        error, details = message.parse_error()
        print(error, details, file=sys.stderr, flush=True)
        loop.quit()


line.connect("on-negotiation-needed", negotiate)
line.connect("notify::ice-gathering-state", gathered)
line.connect("notify::connection-state", changed)
bus = pipeline.get_bus()
bus.add_signal_watch()
bus.connect("message", failed)
pipeline.set_state(Gst.State.PLAYING)
threading.Thread(target=hang_up, daemon=True).start()
loop.run()
pipeline.set_state(Gst.State.NULL)
