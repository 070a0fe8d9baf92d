"""A third party's client of WHIP and WHEP: Debian's python3-aiortc, which has no code in common with the product.

    aiortc-peer.py publish|play URL TOKEN

Publishes a tone and a moving picture, or counts what it decodes. One JSON object per line on standard output; ends when
standard input does, with DELETE.
"""

import asyncio
import math
import sys
import urllib.error
import urllib.parse

import numpy
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack
from av import AudioFrame, VideoFrame

from whip_way import ask, brightness, mode, say, url


class Tone(AudioStreamTrack):
    """440 Hz in the silence that aiortc would send."""

    async def recv(self):
        frame = await super().recv()
        start = frame.pts
        times = (numpy.arange(frame.samples) + start) / frame.sample_rate
        wave = (numpy.sin(2 * math.pi * 440 * times) * 12000).astype("<i2")
        loud = AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
        loud.sample_rate, loud.pts, loud.time_base = frame.sample_rate, frame.pts, frame.time_base
        return loud


class Moving(VideoStreamTrack):
    """A bar that moves over a field of one brightness, by which a player knows whose picture it is."""

    async def recv(self):
        pts, time_base = await self.next_timestamp()
        picture = numpy.full((240, 320, 3), brightness, dtype=numpy.uint8)
        at = (pts // 3000 * 4) % 300
        picture[:, at : at + 20] = 255 - brightness
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = pts, time_base
        return frame


async def play(track, counts):
    try:
        while True:
            frame = await track.recv()
            if track.kind == "video":
                counts["frames"] += 1
                counts["brightness"] = int(numpy.median(frame.to_ndarray(format="gray")))
            else:
                counts["samples"] += frame.samples
                level = numpy.abs(frame.to_ndarray().astype(numpy.int32)).mean()
                counts["loud"] += frame.samples if level > 500 else 0
    except MediaStreamError:
        pass


async def main():
    connection = RTCPeerConnection()
    counts = {"frames": 0, "samples": 0, "loud": 0, "brightness": None}
    tasks = []
    connection.on("connectionstatechange", lambda: say(state=connection.connectionState))
    if mode == "publish":
        connection.addTrack(Tone())
        connection.addTrack(Moving())
    else:
        for kind in ("audio", "video"):
            connection.addTransceiver(kind, direction="recvonly")
        connection.on("track", lambda track: tasks.append(asyncio.ensure_future(play(track, counts))))
    await connection.setLocalDescription(await connection.createOffer())
    loop = asyncio.get_event_loop()
    try:
        status, location, answer = await loop.run_in_executor(
            None, ask, "POST", url, connection.localDescription.sdp
        )
    except urllib.error.HTTPError as refusal:
        say(status=refusal.code, body=refusal.read().decode())
        await connection.close()
        return
    say(status=status, location=location)
    await connection.setRemoteDescription(RTCSessionDescription(sdp=answer, type="answer"))

    ended = loop.run_in_executor(None, sys.stdin.read)
    while not ended.done():
        if mode == "play":
            say(**counts)
        await asyncio.wait([ended], timeout=0.3)
    try:
        address = urllib.parse.urljoin(url, location)
        status, _, _ = await loop.run_in_executor(None, ask, "DELETE", address)
        say(deleted=status)
    except urllib.error.HTTPError as refusal:
        say(deleted=refusal.code)
    await connection.close()


asyncio.run(main())
